import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { organisationRole, staffRole, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import { exchangeSession, sessionProblem } from '@dspt/contracts/identity/sessions';
import type { NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { platform } from './platform.js';

export type Who = OrganisationRole | StaffRole | 'half-signed-in' | 'not-chosen' | 'impersonation';

/** Everybody who can be signed in, in every state they can be in. */
export const everyone: Who[] = [
  ...organisationRole.options,
  ...staffRole.options,
  'half-signed-in',
  'not-chosen',
  'impersonation',
];

const tokenLivesMs = 45_000;

interface Session {
  secret: string;
  token: Promise<string | undefined>;
  madeAt: number;
}

/** Accounts of every kind in the real identity service, each with sessions as if they had shown who they are. */
export class People {
  private readonly ids = new Map<Who, string>();
  private readonly sessions = new Map<Who, Session>();

  private constructor(
    private readonly database: pg.Pool,
    private readonly nats: NatsConnection,
    /** The organisation that people of organisations act for. */
    readonly own: string,
  ) {}

  static async of(nats: NatsConnection, own: string, name: string): Promise<People> {
    const database = new pg.Pool({ connectionString: platform.databaseUrls.identity, max: 2 });
    const people = new People(database, nats, own);
    await database.query('insert into organisations values ($1, $1, now()) on conflict do nothing', [own]);
    for (const who of everyone) people.ids.set(who, await people.account(who, name));
    return people;
  }

  /** Value of an `authorization` header; a fresh session when it is to be used up. */
  async bearer(who: Who, fresh = false): Promise<string> {
    for (;;) {
      const token = await (await this.session(who, fresh)).token;
      if (token) return `Bearer ${token}`;
      this.forget(who);
    }
  }

  /** Value of a `cookie` header for the portal. */
  async secret(who: Who): Promise<string> {
    return (await this.session(who, false)).secret;
  }

  /** Person's id. */
  idOf(who: Who): string {
    return this.ids.get(who)!;
  }

  /** Somebody has changed or ended what these sessions are. */
  forget(who: Who): void {
    this.sessions.delete(who);
  }

  close(): Promise<void> {
    return this.database.end();
  }

  private async session(who: Who, fresh: boolean): Promise<Session> {
    const known = this.sessions.get(who);
    if (known && !fresh && Date.now() - known.madeAt < tokenLivesMs) return known;
    const secret = randomBytes(32).toString('base64url');
    const impersonation = who === 'impersonation';
    await this.join(who);
    await this.database.query(
      `insert into sessions (id, person_id, secret_hash, organisation_code, second_factor_passed_at, viewing_code,
                             viewing_until, viewing_reason, viewing_case, created_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $8, $7, $7, now(), now())`,
      [
        randomUUID(),
        this.ids.get(who),
        createHash('sha256').update(secret).digest(),
        organisationRole.safeParse(who).success ? this.own : null,
        who === 'half-signed-in' ? null : new Date(),
        impersonation ? this.own : null,
        impersonation ? 'fuzz' : null,
        impersonation ? new Date(Date.now() + 900_000) : null,
      ],
    );
    const session = { secret, token: this.exchange(secret), madeAt: Date.now() };
    if (!fresh) this.sessions.set(who, session);
    return session;
  }

  /** Somebody may have left the organisation. */
  private async join(who: Who): Promise<void> {
    const role = organisationRole.safeParse(who);
    if (role.success)
      await this.database.query('insert into memberships values ($1, $2, $3, now()) on conflict do nothing', [
        this.ids.get(who),
        this.own,
        role.data,
      ]);
  }

  /** `undefined` when it has ended already: what is sent beside it may sign the same person out everywhere. */
  private async exchange(secret: string): Promise<string | undefined> {
    const reply = await this.nats.request(exchangeSession.subject, JSON.stringify({ secret }), {
      timeout: 10_000,
    });
    const answer = reply.json<{ code?: string }>();
    if (answer.code === sessionProblem.enum['session-ended']) return undefined;
    return exchangeSession.output.parse(answer).token;
  }

  private async account(who: Who, name: string): Promise<string> {
    const id = randomUUID();
    const staff =
      who === 'half-signed-in' || who === 'impersonation'
        ? 'helpdesk-operator'
        : staffRole.safeParse(who).data;
    await this.database.query(
      `insert into people (id, email, first_name, last_name, telephone, staff_role, staff_areas, terms_accepted_at)
       values ($1, $2, $3, 'Fuzz', '01632 960000', $4, $5, now())`,
      [
        id,
        `${who}-${name}@fuzz.example.org`,
        who,
        staff ?? null,
        who === 'regional-officer' ? ['Nowhere'] : [],
      ],
    );
    await this.database.query(
      `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [id],
    );
    return id;
  }
}
