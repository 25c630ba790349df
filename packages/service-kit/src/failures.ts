import { Problem } from '@dspt/contracts/problem';

/** The part of the platform that is needed cannot be reached now. */
export class ServiceUnavailable extends Problem {
  constructor() {
    super({
      code: 'service-unavailable',
      status: 503,
      title: 'Part of the service is not available',
      detail: 'Try again in a minute. Nothing you entered before has been lost.',
    });
  }
}

/**
 * What a failure means for whoever wonders whether to try again:
 * - `transient`: something is away, overloaded or in the way and will pass; wait for it, as long as it takes
 * - `fault`: nobody knows, a mistake in the code or another service's 500; another try may help and must end some day.
 *   What was asked for may have been done all the same: only the owner of the data knows
 * - `refused`: the same answer comes again
 */
export type Failure = 'transient' | 'fault' | 'refused';

/**
 * Decides by code and status, never by class: a class is lost on the way from another service.
 * @example if (failureOf(error) === 'transient') return waitFor(delay);
 */
export function failureOf(error: unknown): Failure {
  const all = [...causes(error)];
  const problem = all.find((cause) => cause instanceof Problem);
  if (problem) return ofStatus(problem.status);
  // Comes wrapped as a failed request, but no server will ever allow it.
  if (all.some(({ name }) => name === 'PermissionViolationError')) return 'fault';
  return all.some(isPassing) ? 'transient' : 'fault';
}

/** Whether the same thing may succeed later, or has been done although it seems to have failed: ask again. */
export const worthAnotherTry = (error: unknown): boolean => failureOf(error) !== 'refused';

/** Too early, too many, or a part that is away: these pass by themselves. */
const passing = new Set([408, 425, 429, 502, 503, 504]);

const ofStatus = (status: number): Failure =>
  passing.has(status) ? 'transient' : status >= 500 ? 'fault' : 'refused';

/** What the operating system says of a connection. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * PostgreSQL: connection lost (08), out of connections, memory or disk (53), shut down or starting (57P0x), standby
 * (25006), idle too long in a transaction (25P03), serialisation (40001), deadlock (40P01), waited too long for a lock (55P03).
 */
const transientSqlState = /^(08...|53...|57P0[1-5]|25006|25P03|40001|40P01|55P03)$/;

/** node-postgres and its pool have no codes for these. */
const connectionLost =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after calling end)/;

/** NATS has names, and TypeORM for a connection that was lost in the middle of a transaction. */
const awayNames = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
  'NoResponders',
  'RequestError',
  'TimeoutError',
  'ConnectionError',
  'ClosedConnectionError',
  'DrainingConnectionError',
  'JetStreamNotEnabled',
]);

const isPassing = ({ code, status, name, message }: Cause): boolean =>
  (typeof code === 'string' && (connectionCodes.has(code) || transientSqlState.test(code))) ||
  (name === 'JetStreamApiError' && Number(status) >= 500) ||
  awayNames.has(String(name)) ||
  connectionLost.test(String(message));

interface Cause {
  code?: unknown;
  status?: unknown;
  name?: unknown;
  message?: unknown;
}

/** The error, and what it was made from: TypeORM and NATS wrap what they were told. */
function* causes(error: unknown): Generator<Cause> {
  const seen = new Set<unknown>();
  const next = [error];
  for (let cause = next.shift(); cause !== undefined; cause = next.shift()) {
    if (typeof cause !== 'object' || cause === null || seen.has(cause)) continue;
    seen.add(cause);
    yield cause;
    const { driverError, cause: inner } = cause as { driverError?: unknown; cause?: unknown };
    next.push(...[driverError, inner].filter((deeper) => deeper !== undefined));
  }
}
