import { randomUUID } from 'node:crypto';
import { Chance } from './chance.js';
import { differencesOf } from './check.js';
import type { Worker } from './worker.js';
import { Person } from './person.js';
import type { World } from './world.js';

interface TaskList {
  assertions: {
    ref: string;
    version: number;
    items: { ref: string; answerType: string; mandatoryFor: string | null; state: string }[];
  }[];
}
interface Detail {
  coverage: { code: string }[];
}
const codesOf = ({ coverage }: Detail) => new Set(coverage.map(({ code }) => code));
const sameAcrossSites = { training: true, policies: true, security: true, it: true };
const valueOf = (answerType: string): object =>
  ({
    tick: { tick: true },
    text: { text: 'We do this.' },
    date: { date: '2026-10-01' },
    document: { documents: [{ kind: 'location', description: 'In the locked cabinet' }] },
  })[answerType]!;

/** A head office and the person who works for it: what was acknowledged is all that there may be, and once. */
export class Provider implements Worker {
  /** The last acknowledged text of each item, and how often it was changed. */
  readonly answers = new Map<string, { text: string; version: number }>();
  /** Codes that each publication covers. */
  readonly publications = new Map<string, Set<string>>();
  readonly invited: string[] = [];
  readonly cases: string[] = [];
  private sites: string[] = [];
  private items: string[] = [];

  private constructor(readonly person: Person) {}

  static async of(world: World, seed: number, code: string): Promise<Provider> {
    const email = `robin-${code.toLowerCase()}@chaos.example`;
    const provider = new Provider(await Person.of(world, new Chance(seed), { email, code }));
    await provider.complete();
    return provider;
  }

  get code(): string {
    return this.person.account.code!;
  }

  differences(world: World): Promise<string[]> {
    const { code, answers, publications, invited, cases } = this;
    const { email } = this.person.account;
    return differencesOf(world, { code, email, answers, publications, invited, cases });
  }

  act(): Promise<void> {
    const { chance } = this.person;
    return chance.pick([
      () => this.answer(),
      () => this.answer(),
      () => this.answer(),
      () => this.publish(),
      () => this.addSite(),
      () => this.invite(),
      () => this.askHelpdesk(),
      () => this.look(),
    ])();
  }

  private async answer(): Promise<void> {
    const ref = this.person.chance.pick(this.items);
    const { version } = this.answers.get(ref)!;
    const text = `We do this. ${randomUUID()}`;
    const body = { state: 'answered', text, version };
    const path = `/assessment/organisations/${this.code}/items/${ref}/answer`;
    await this.person.json('PUT', path, body);
    this.answers.set(ref, { text, version: version + 1 });
  }

  private async publish(): Promise<void> {
    await this.confirm();
    const [leftOut] = this.sites;
    const { id } = await this.person.json<{ id: string }>(
      'POST',
      `/assessment/organisations/${this.code}/publications`,
      {
        level: 'met',
        requestId: randomUUID(),
        profileConfirmed: true,
        profileVersion: 1,
        exclusions: leftOut ? [{ code: leftOut, reason: 'Has IT of its own' }] : [],
        sameAcrossSites,
      },
    );
    const path = `/assessment/organisations/${this.code}/publications/${id}`;
    this.publications.set(id, codesOf(await this.person.json<Detail>('GET', path)));
  }

  private async addSite(): Promise<void> {
    const [leftOut] = this.sites;
    const newest = [...this.publications.entries()].at(-1);
    if (!leftOut || !newest || newest[1].has(leftOut)) return this.look();
    const path = `/assessment/organisations/${this.code}/publications/${newest[0]}/sites`;
    const detail = await this.person.json<Detail>('POST', path, {
      sites: [leftOut],
      requestId: randomUUID(),
    });
    this.publications.set(newest[0], codesOf(detail));
  }

  private async invite(): Promise<void> {
    const requestId = randomUUID();
    const email = `guest-${requestId}@chaos.example`;
    const whom = { email, firstName: 'Gwen', lastName: 'Guest', role: 'member', requestId };
    await this.person.json('POST', `/identity/organisations/${this.code}/users`, whom);
    this.invited.push(email);
  }

  /** By the page, as a browser without scripts does. */
  private async askHelpdesk(): Promise<void> {
    const typed = `Please help: ${randomUUID()}`;
    const form = {
      _for: this.person.owner,
      _request: randomUUID(),
      topic: 'other',
      code: this.code,
      message: typed,
    };
    const { text } = await this.person.insist({ method: 'POST', path: '/contact', form, typed });
    if (!text.includes('The helpdesk has your request'))
      throw new Error('POST /contact: 200, and the helpdesk did not get it');
    this.cases.push(typed);
  }

  private async look(): Promise<void> {
    const path = this.person.chance.pick(['/organisations?q=house', `/organisations/${this.code}`, '/home']);
    await this.person.insist({ method: 'GET', path });
  }

  private async confirm(): Promise<void> {
    const own = `/assessment/organisations/${this.code}`;
    const { assertions } = await this.person.json<TaskList>('GET', `${own}/assessment`);
    const mandatory = assertions.filter(({ items }) => items.some(({ mandatoryFor }) => mandatoryFor));
    const seen = mandatory.map(({ ref, version }) => ({ ref, version }));
    await this.person.json('PUT', `${own}/confirmations`, { assertions: seen });
  }

  /** Before anything is broken: a profile, all mandatory answers, and the head-office function. */
  private async complete(): Promise<void> {
    const { person, code } = this;
    const own = `/assessment/organisations/${code}`;
    const no = { nhsmailOnly: 'no', cyberEssentialsPlus: 'no', iso27001: 'no', psn: 'no' };
    await person.json('PUT', `${own}/profile`, { sector: 'social-care', ...no, version: 0 });
    await person.json('PUT', `${own}/profile/acceptance`, { version: 1 });
    const { assertions } = await person.json<TaskList>('GET', `${own}/assessment`);
    const mandatory = assertions.flatMap(({ items }) => items).filter(({ mandatoryFor }) => mandatoryFor);
    for (const { ref, answerType } of mandatory) {
      const body = { state: 'answered', version: 0, ...valueOf(answerType) };
      await person.json('PUT', `${own}/items/${ref}/answer`, body);
      if (answerType === 'text') this.answers.set(ref, { text: 'We do this.', version: 1 });
    }
    this.items = [...this.answers.keys()];
    const office = `/organisations/organisations/${code}`;
    const { sites } = await person.json<{ sites: { code: string }[] }>('GET', `${office}/sites`);
    this.sites = sites.map((site) => site.code);
    if (this.sites.length > 0)
      await person.json('PUT', `${office}/head-office-function`, { enabled: true, sameAcrossSites });
  }
}
