import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { send, type Answer, type Sent } from './http.js';
import type { World } from './world.js';

interface Account {
  email: string;
  code?: string;
  staffRole?: string;
  /** Signs in with `password` alone. */
  hasPassword?: boolean;
}

export const password = 'chaos is found in a storm';
const passwordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$dUENFo8Hp/6Q0XD8sdz6Ow$mH9ObI9W7ZyBSdeKmLIPASdH+vZTnvBqoMKs7Wkocks';

/** What people saw of the platform during one fault. */
export class Seen {
  constructor(
    /** Then it may be that nobody answers at all. */
    readonly portalIsVictim = false,
    /** What anybody may see may be away, too. */
    readonly registerIsVictim = false,
  ) {}

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
    const { email, code = null, staffRole = null, hasPassword = false } = account;
    const put = (sql: string, values: unknown[]) => world.rows('identity', sql, values);
    await put(
      `insert into people (id, email, first_name, last_name, telephone, staff_role, terms_accepted_at)
       values ($1, $2, 'Robin', 'Chaos', '01632 960000', $3, now())`,
      [id, email, staffRole],
    );
    if (hasPassword) await put('insert into credentials values ($1, $2, now())', [id, passwordHash]);
    else
      await put(
        `insert into second_factors (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
        [id],
      );
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
  async insist(sent: Sent, accepted = [200, 204]): Promise<Answer> {
    const { portals, platform } = this.world;
    for (const until = Date.now() + insistsForMs; ;) {
      const portal = this.chance.pick(portals);
      const cookie = `session=${sent.session ?? this.secret}`;
      const answer = await send(portal, platform.urls.portal, sent.isPublic ? '' : cookie, sent);
      if (accepted.includes(answer.status)) {
        this.seen.acknowledged++;
        return answer;
      }
      this.judge(sent, answer);
      const about = `${sent.method} ${sent.path}: ${answer.status} ${wordsOf(answer.text)}`;
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
      if (!seen.portalIsVictim) seen.wrong.push(`${about}: ${text}`);
      return;
    }
    if (sent.isPublic && !seen.registerIsVictim && !seen.portalIsVictim)
      seen.wrong.push(`${about}: nothing that it needs is away`);
    if (status !== 503) seen.wrong.push(`${about}: ${wordsOf(text)}`);
    else if (sent.typed && !text.includes(sent.typed)) seen.wrong.push(`${about}: what was typed is gone`);
    if (seen.portalIsVictim) return;
    seen.slowestRefusalMs = Math.max(seen.slowestRefusalMs, milliseconds);
    if (milliseconds > quickMs) seen.wrong.push(`${about}: that is not quick`);
  }
}

/** What a page or a problem says, without markup and menus. */
const wordsOf = (text: string): string =>
  (/<main[^]*<\/main>/.exec(text)?.[0] ?? text)
    .replaceAll(/<(?:script|style)[^]*?<\/(?:script|style)>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
