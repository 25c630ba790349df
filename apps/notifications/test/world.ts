import { humanChallenge } from '@dspt/contracts/identity/human-checks';
import { exchangeSession } from '@dspt/contracts/identity/sessions';
import type { ServiceName } from '@dspt/contracts/topology';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { solveHumanCheck, type Solved } from '@dspt/testing/human-check';
import type { ParsedMail } from 'mailparser';
import { DataSource } from 'typeorm';
import { startHarness, type Harness } from './harness.js';
import { loadSites } from './ods.js';

export interface Person {
  email: string;
  firstName: string;
  lastName: string;
  telephone: string;
}

export const ann: Person = person('Ann', 'Able');
export const bob: Person = person('Bob', 'Baker');
export const cara: Person = person('Cara', 'Cook');

export function person(firstName: string, lastName: string): Person {
  const email = `${firstName}.${lastName}@care.example`.toLowerCase();
  return { email, firstName, lastName, telephone: '020 7946 0000' };
}

export const password = 'Kettle9Blue';

/** The real identity and organisations services beside this one, and people who use them. */
export class World {
  private looked = 0;

  private constructor(readonly harness: Harness) {}

  static async start(...more: ServiceName[]): Promise<World> {
    const harness = await startHarness(['organisations', 'identity', 'support', ...more]);
    try {
      const headOffice = { code: 'HQ1', name: 'HEAD OFFICE OF ROSE' };
      const sites = { V1: 'ROSE HOUSE', V2: 'LILY HOUSE', V3: 'IVY HOUSE', V4: 'OAK HOUSE' };
      await loadSites(harness.otherServices['organisations']?.databaseUrl ?? '', headOffice, sites);
      return new World(harness);
    } catch (error) {
      await harness.close();
      throw error;
    }
  }

  /** Calls identity as a browser would, through the portal. */
  identity(method: string, path: string, body: unknown, bearer?: string): Promise<unknown> {
    return this.call('identity', method, path, body, bearer);
  }

  /** The same for the assessment service, when it was started. */
  assessment(method: string, path: string, body: unknown, bearer: string): Promise<unknown> {
    return this.call('assessment', method, path, body, bearer);
  }

  private async call(
    service: string,
    method: string,
    path: string,
    body: unknown,
    bearer?: string,
  ): Promise<unknown> {
    const response = await fetch(`${this.harness.otherServices[service]?.url}${path}`, {
      method,
      headers: {
        ...(bearer ? { authorization: bearer } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? (JSON.parse(text) as unknown) : undefined;
  }

  /** A public form with the human check passed. */
  async form(path: string, fields: object): Promise<void> {
    await this.identity('POST', path, { ...fields, human: await this.human() });
    await this.harness.posted();
  }

  /** Asks the helpdesk for help. */
  async openCase(fields: object): Promise<void> {
    const body = { ...fields, human: await this.human() };
    await this.call('support', 'POST', '/cases', body);
    await this.harness.posted();
  }

  register(code: string, who: Person): Promise<void> {
    return this.form('/registrations', { code, ...who, acceptTerms: true });
  }

  /** Follows the link of the newest invitation. @returns the value of an `authorization` header */
  async accept({ email }: Person): Promise<string> {
    const token = this.newest(email).text?.match(/\/invitations\/(\S+)/)?.[1] ?? '';
    const body = { password, acceptTerms: true };
    const { secret } = (await this.identity('POST', `/invitations/${token}/acceptance`, body)) as {
      secret: string;
    };
    await this.harness.posted();
    return this.bearer(secret);
  }

  /** Registered, and the address confirmed. */
  async administrator(code: string, who: Person): Promise<string> {
    await this.register(code, who);
    return this.accept(who);
  }

  async bearer(secret: string): Promise<string> {
    const { token } = await this.harness.app.get(Requests).ask(exchangeSession, { secret });
    return `Bearer ${token}`;
  }

  newest(email: string): ParsedMail {
    const mail = this.harness.mail.to(email).at(-1);
    if (!mail) throw new Error(`There is no email to ${email}`);
    return mail;
  }

  /** Recipient and subject of everything sent since the last look. */
  sent(): string[] {
    const mails = this.harness.mail.received.slice(this.looked);
    this.looked += mails.length;
    return mails.map(({ to, subject }) => `${[to].flat()[0]?.text}: ${subject}`).toSorted();
  }

  close(): Promise<void> {
    return this.harness.close();
  }

  /** The answer to a fresh human check. */
  async human(): Promise<Solved> {
    const asked = await this.identity('POST', '/human-challenges', undefined);
    return solveHumanCheck(humanChallenge.parse(asked).id);
  }

  /** An address that somebody no longer signs in with, as the helpdesk leaves it behind. @returns its id */
  async formerAddress({ email }: Person, former: string): Promise<string> {
    const databaseUrl = this.harness.otherServices['identity']!.databaseUrl;
    const identity = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
    const [row] = await identity.query<{ id: string }[]>(
      `insert into former_addresses (id, person_id, email, until)
       select gen_random_uuid(), id, $2, now() from people where email = $1 returning id`,
      [email, former],
    );
    await identity.destroy();
    return row!.id;
  }
}
