import { randomUUID } from 'node:crypto';
import { Chance } from './chance.js';
import type { Worker } from './worker.js';
import { compare } from './compare.js';
import { Person } from './person.js';
import type { World } from './world.js';

const verification = { how: 'call-back', detail: 'Rang the number of the register' };

/** The helpdesk links somebody's email to ever more organisations: one action and one invitation for each. */
export class Officer implements Worker {
  private readonly linked: string[] = [];

  private constructor(
    readonly person: Person,
    private readonly locum: Person,
    private readonly caseNumber: string,
    private readonly codes: string[],
  ) {}

  static async of(world: World, seed: number): Promise<Officer> {
    const chance = new Chance(seed);
    const email = 'olive@helpdesk.example';
    const person = await Person.of(world, chance, { email, staffRole: 'helpdesk-operator' });
    const locum = await Person.of(world, chance, { email: 'locum@chaos.example' });
    const about = {
      id: randomUUID(),
      topic: 'link-email',
      source: 'telephone',
      message: 'I work at many places',
    };
    const { number } = await person.json<{ number: string }>('POST', '/support/staff/cases', {
      ...about,
      email: 'caller@chaos.example',
      firstName: 'Robin',
      lastName: 'Chaos',
    });
    const codes = await world.rows<{ code: string }>(
      'organisations',
      `select code from organisations where not stub and closed_on is null and type = 'care-home-site' order by md5(code)`,
    );
    return new Officer(
      person,
      locum,
      number,
      codes.map(({ code }) => code),
    );
  }

  async act(): Promise<void> {
    const code = this.codes.shift();
    if (!code) throw new Error('There is no organisation left');
    const what = { kind: 'link-email', input: { code, email: this.locum.account.email, role: 'member' } };
    const path = '/support/staff/action-previews';
    const { fingerprint } = await this.person.json<{ fingerprint: string }>('POST', path, what);
    const why = { caseNumber: this.caseNumber, reason: 'They asked', verification };
    await this.person.json('POST', '/support/staff/actions', {
      ...what,
      ...why,
      id: randomUUID(),
      fingerprint,
    });
    this.linked.push(code);
  }

  async differences(world: World): Promise<string[]> {
    const { email } = this.locum.account;
    const lines = async (service: 'identity' | 'support', sql: string, values: unknown[] = []) =>
      (await world.rows<{ line: string }>(service, sql, values)).map(({ line }) => line);
    const actions = `select input ->> 'code' || ' ' || state as line from actions`;
    const invitations = 'select code as line from invitations where email = $1';
    const emails = await world.rows<{ n: number }>(
      'notifications',
      'select count(*)::int n from emails where to_address = $1',
      [email],
    );
    return [
      ...compare(
        'actions',
        await lines('support', actions),
        this.linked.map((code) => `${code} done`),
      ),
      ...compare('what actions did', await lines('identity', invitations, [email]), this.linked),
      ...(emails[0]!.n === this.linked.length
        ? []
        : [`${emails[0]!.n} emails about ${this.linked.length} actions`]),
    ];
  }
}
