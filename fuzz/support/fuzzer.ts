import { connect, type NatsConnection } from '@nats-io/transport-node';
import fc, { type Arbitrary } from 'fast-check';
import type { Pools } from './arbitraries.js';
import type { Call } from './calls.js';
import { send, type Answer } from './http.js';
import { everyone, People, type Who } from './people.js';
import { platform } from './platform.js';
import { seed } from './session.js';

export type Caller = Who | 'stranger';

const callers: readonly Caller[] = ['stranger', ...everyone];

export const pick = <T>(all: readonly T[], number: number): T => all[number % all.length]!;

/** Not in step with what is asked, so that everybody comes to ask everything. */
export const callerOf = (number: number): Caller => pick(callers, Math.floor(number / 7) + number);

/** The same for the same number, whatever came before it. */
export const sample = <T>(arbitrary: Arbitrary<T>, number: number): T =>
  fc.sample(arbitrary, { seed: (seed * 1_000_003 + number) % 2 ** 31, numRuns: 1 })[0]!;

export const shown = ({ method, path, type, body }: Call): string =>
  `${method} ${path.slice(0, 300)} ${type ?? ''} ${body?.toString().slice(0, 500) ?? ''}`;

/** Everybody who asks, and what there is to ask about. */
export class Fuzzer {
  readonly pools: Pools;

  private constructor(
    readonly nats: NatsConnection,
    private readonly people: People,
  ) {
    this.pools = {
      code: [people.own, 'VL0T7', 'NONE'],
      codes: [people.own, 'VL0T7'],
      sites: [people.own],
      ref: ['1.1.1', '1.1', '3.2.1'],
      token: ['none'],
    };
  }

  static async open(own: string): Promise<Fuzzer> {
    const nats = await connect({ servers: platform.natsUrl });
    return new Fuzzer(nats, await People.of(nats, own, own.toLowerCase()));
  }

  async close(): Promise<void> {
    await this.people.close();
    await this.nats.close();
  }

  /** Headers with which somebody asks a service. */
  async asking(who: Caller): Promise<Record<string, string>> {
    return who === 'stranger' ? {} : { authorization: await this.people.bearer(who) };
  }

  /** Headers with which somebody's browser asks the portal. */
  async browsing(who: Caller): Promise<Record<string, string>> {
    const origin = platform.urls.portal;
    return who === 'stranger' ? { origin } : { origin, cookie: `session=${await this.people.secret(who)}` };
  }

  /** What comes back; a sentence when nothing does. */
  async answerTo(
    base: string,
    who: Caller,
    call: Call,
    headers: Record<string, string>,
  ): Promise<Answer | string> {
    try {
      const type: Record<string, string> = call.type ? { 'content-type': call.type } : {};
      const answer = await send(base, { ...call, headers: { ...headers, ...type } });
      this.forget(who, call.path, answer.status);
      return answer;
    } catch (error) {
      return `${shown(call)}: ${String(error)}`;
    }
  }

  /** Whose session it ended, or made another, begins anew. */
  private forget(who: Caller, path: string, status: number): void {
    if (who !== 'stranger' && (status === 401 || /sessions|\/me\/|sign-out|views|organisation/.test(path)))
      this.people.forget(who);
  }
}
