import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { send, type Answer, type Sent } from './http.js';
import type { World } from './world.js';

interface Account {
  email: string;
  code?: string;
  staffRole?: string;
}

/** What people saw of the platform during one fault. */
export class Seen {
  acknowledged = 0;
  refused = 0;
  slowestRefusalMs = 0;
  readonly wrong: string[] = [];
}

/** The longest that a refusal may take. */
const quickMs = 3_000;
const insistsForMs = 120_000;

/** Somebody with a session at the portal, who sends the same again until it is answered. */
export class Person {
  seen = new Seen();
  /** Whether a portal is being broken: then it may be that nobody answers at all. */
  portalIsVictim = false;
  readonly id = randomUUID();
  private readonly secret = randomBytes(32).toString('base64url');

  private constructor(
    private readonly world: World,
    readonly chance: Chance,
    readonly account: Account,
  ) {}

  /** Put into identity's database as if they had registered and shown who they are. */
  static async of(world: World, chance: Chance, account: Account): Promise<Person> {
    const person = new Person(world, chance, account);
    const { id, secret } = person;
    const { email, code = null, staffRole = null } = account;
    const put = (sql: string, values: unknown[]) => world.rows('identity', sql, values);
    await put(
      `insert into people (id, email, first_name, last_name, telephone, staff_role, terms_accepted_at)
       values ($1, $2, 'Robin', 'Chaos', '01632 960000', $3, now())`,
      [id, email, staffRole],
    );
    await put(`insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`, [
      id,
    ]);
    if (code) {
      await put('insert into organisations values ($1, $2, now()) on conflict do nothing', [
        code,
        `HOUSE ${code}`,
      ]);
      await put('insert into memberships values ($1, $2, $3, now())', [id, code, 'administrator']);
    }
    await put(
      `insert into sessions (id, person_id, secret_hash, organisation_code, second_factor_passed_at, created_at, last_used_at)
       values ($1, $2, $3, $4, now(), now(), now())`,
      [randomUUID(), id, createHash('sha256').update(secret).digest(), code],
    );
    return person;
  }

  /** For forms: whom they were shown to. */
  get owner(): string {
    return `${this.id}:${this.account.code ?? ''}`;
  }

  async json<T>(method: string, path: string, json?: object): Promise<T> {
    const { text } = await this.insist({ method, path: `/api${path}`, ...(json ? { json } : {}) });
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** The same again, as a person does whose page did not come, until it is answered. */
  async insist(sent: Sent): Promise<Answer> {
    const { portals, platform } = this.world;
    for (const until = Date.now() + insistsForMs; ;) {
      const portal = this.chance.pick(portals);
      const answer = await send(portal, platform.urls.portal, `session=${this.secret}`, sent);
      if (answer.status === 200 || answer.status === 204) {
        this.seen.acknowledged++;
        return answer;
      }
      this.judge(sent, answer);
      const about = `${sent.method} ${sent.path}: ${answer.status} ${answer.text.slice(0, 300)}`;
      if (answer.status !== 0 && answer.status < 500) throw new Error(about);
      if (Date.now() > until) throw new Error(`Not answered for ${insistsForMs / 1000} s: ${about}`);
      await sleep(200);
    }
  }

  private judge(sent: Sent, { status, text, milliseconds }: Answer): void {
    const { seen } = this;
    const about = `${sent.method} ${sent.path} → ${status} after ${milliseconds} ms`;
    seen.refused++;
    if (status === 0) {
      if (!this.portalIsVictim) seen.wrong.push(`${about}: ${text}`);
      return;
    }
    if (status !== 503) seen.wrong.push(`${about}: ${text.slice(0, 300)}`);
    else if (sent.typed && !text.includes(sent.typed)) seen.wrong.push(`${about}: what was typed is gone`);
    if (this.portalIsVictim) return;
    seen.slowestRefusalMs = Math.max(seen.slowestRefusalMs, milliseconds);
    if (milliseconds > quickMs) seen.wrong.push(`${about}: that is not quick`);
  }
}
