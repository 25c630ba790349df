import { eventSubject, type Output } from '@dspt/contracts/define';
import { accessRevoked, exchangeSession } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Circuit } from '../api/circuit.js';
import { PartUnavailable } from '../api/parts.js';
import { Config } from '../config.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

type Exchange = Output<typeof exchangeSession>;

/** A browser's session while a request lasts: the secret of its cookie, swapped for a token. */
export interface OpenSession extends Exchange {
  secret: string;
}

interface Kept {
  opening: Promise<OpenSession | undefined>;
  opened?: OpenSession;
}

const marginMs = 15_000;
const mostKept = 20_000;

/** Swaps session secrets for tokens, and keeps a token until shortly before it ends. */
@Injectable()
export class Sessions implements OnApplicationBootstrap {
  private readonly kept = new LRUCache<string, Kept>({
    max: mostKept,
    dispose: (kept, secret) => this.unlist(secret, kept),
  });
  /** Secrets of kept sessions by person: a revocation looks at nobody else's, for thousands may come at a time. */
  private readonly ofPerson = new Map<string, Set<string>>();
  private readonly opening = new Set<string>();
  /** Asks for a session that nobody has: the answer proves NATS, identity and its database. */
  private readonly circuit = new Circuit(() => this.ask('nobody’s secret, but long enough', false));
  private readonly patienceMs: number;

  constructor(
    private readonly requests: Requests,
    private readonly nats: NatsLink,
    { PATIENCE_MS }: Config,
  ) {
    this.patienceMs = PATIENCE_MS;
  }

  onApplicationBootstrap(): void {
    this.nats.listen(eventSubject(accessRevoked), (data) => this.revoke(accessRevoked.data.parse(data)));
    this.nats.onReconnect(() => this.kept.clear());
  }

  /**
   * The session behind a cookie; `undefined` when it has ended. `touch: false` does not keep it awake.
   * @param options.withinMs what is left of the time somebody waits
   * @throws {PartUnavailable} when that is over
   */
  open(
    secret: string,
    { touch = true, withinMs }: { touch?: boolean; withinMs?: number | undefined } = {},
  ): Promise<OpenSession | undefined> {
    const opened = this.opened(secret, touch);
    return withinMs === undefined ? opened : within(withinMs, opened);
  }

  private async opened(secret: string, touch: boolean): Promise<OpenSession | undefined> {
    const kept = this.kept.get(secret);
    if (kept && (!kept.opened || Date.parse(kept.opened.tokenExpiresAt) - marginMs > Date.now()))
      return kept.opening;
    return touch ? this.keep(secret) : this.exchange(secret, false);
  }

  /** Forgets the token of a session: the next request gets a new one. With `token` only if it is still that one. */
  forget(secret: string, token?: string): void {
    if (token === undefined || this.kept.get(secret)?.opened?.token === token) this.kept.delete(secret);
  }

  /** When a session ends if nothing more happens, told without keeping it awake. */
  async endOf(secret: string): Promise<string | undefined> {
    return (await this.exchange(secret, false))?.session.endsAt;
  }

  private keep(secret: string): Promise<OpenSession | undefined> {
    const entry: Kept = { opening: this.exchange(secret, true) };
    this.kept.set(secret, entry);
    this.opening.add(secret);
    entry.opening.then(
      (opened) => (opened ? this.list(secret, entry, opened) : this.drop(secret, entry)),
      () => this.drop(secret, entry),
    );
    return entry.opening;
  }

  private list(secret: string, entry: Kept, opened: OpenSession): void {
    entry.opened = opened;
    if (this.kept.peek(secret) !== entry) return;
    this.opening.delete(secret);
    const { id } = opened.session.person;
    this.ofPerson.set(id, (this.ofPerson.get(id) ?? new Set()).add(secret));
  }

  private unlist(secret: string, { opened }: Kept): void {
    this.opening.delete(secret);
    const id = opened?.session.person.id ?? '';
    const secrets = this.ofPerson.get(id);
    if (secrets?.delete(secret) && secrets.size === 0) this.ofPerson.delete(id);
  }

  private drop(secret: string, entry: Kept): void {
    if (this.kept.get(secret) === entry) this.kept.delete(secret);
  }

  private async exchange(secret: string, touch: boolean): Promise<OpenSession | undefined> {
    if (secret.length < 20 || secret.length > 100) return undefined;
    if (!(await this.circuit.passable())) throw new PartUnavailable('identity');
    try {
      const exchange = await this.ask(secret, touch);
      this.circuit.succeeded();
      return exchange && { secret, ...exchange };
    } catch {
      this.circuit.failed();
      throw new PartUnavailable('identity');
    }
  }

  /** `undefined` when the session has ended. */
  private async ask(secret: string, touch: boolean): Promise<Exchange | undefined> {
    try {
      return await this.requests.ask(exchangeSession, { secret, touch }, { withinMs: this.patienceMs });
    } catch (error) {
      if (error instanceof Problem && error.code === 'session-ended') return undefined;
      throw error;
    }
  }

  /** One still being opened may carry what was just revoked, so it goes too. */
  private revoke({ personId, sessionId }: { personId: string; sessionId: string | null }): void {
    const theirs = [...(this.ofPerson.get(personId) ?? [])].filter(
      (secret) => sessionId === null || this.kept.peek(secret)?.opened?.session.id === sessionId,
    );
    for (const secret of [...this.opening, ...theirs]) this.kept.delete(secret);
  }
}

async function within<T>(ms: number, act: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(Math.max(1, ms), undefined, { signal: over.signal }).then(() => {
    throw new PartUnavailable('identity');
  });
  try {
    return await Promise.race([act, late]);
  } finally {
    over.abort();
  }
}
