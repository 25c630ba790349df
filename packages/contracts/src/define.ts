import type { z } from 'zod';
import type { Access } from './access.js';

/** Any zod schema. */
export type Schema = z.ZodType;

/** A question one service asks another over core NATS and gets an answer to. */
export interface RequestContract<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'request';
  /** NATS subject, `<owner>.<resource>.<verb>`. */
  readonly subject: string;
  readonly input: I;
  readonly output: O;
  /** Asked twice it does no harm: a reply that is late is asked for again, of another replica. */
  readonly idempotent: boolean;
}

/** A fact a service tells everyone about, once, through its outbox. */
export interface EventContract<D extends Schema = Schema> {
  readonly kind: 'event';
  /** `<owner>.<fact>.v<n>`; the JetStream subject is `events.<name>`. */
  readonly name: string;
  readonly data: D;
  /** The field that says what it is about, when only the newest fact about one thing matters. */
  readonly newestPer?: keyof z.output<D> & string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One HTTP operation of a service: what it takes, what it gives and who may call it. */
export interface RouteContract<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  O extends Schema | undefined = Schema | undefined,
> {
  readonly kind: 'route';
  readonly method: Method;
  /** Path inside the service, with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** `undefined` when the answer is empty (204) or not JSON (a file). */
  readonly output: O;
  /** Media type of the answer when it is not JSON. */
  readonly produces: string | undefined;
  /** Media type of the body when it is not JSON. */
  readonly consumes: string | undefined;
  /** Allowed to staff who look at an organisation as its people see it, although it changes something. */
  readonly whileImpersonating: boolean;
  /** Allowed to whoever has shown a password and still owes the second factor: to all else they are strangers. */
  readonly beforeSecondFactor: boolean;
}

/** @example defineRequest('organisations.organisations.find', { input, output, idempotent: true }) */
export function defineRequest<I extends Schema, O extends Schema>(
  subject: string,
  { input, output, idempotent = false }: { input: I; output: O; idempotent?: boolean },
): RequestContract<I, O> {
  return { kind: 'request', subject, input, output, idempotent };
}

/** @example defineEvent('assessment.published.v1', z.object({ code: odsCode })) */
export function defineEvent<D extends Schema>(
  name: string,
  data: D,
  options: Pick<EventContract<D>, 'newestPer'> = {},
): EventContract<D> {
  return { kind: 'event', name, data, ...options };
}

/** @example defineRoute('POST /registrations', { summary: 'Register', access: 'public', body, output }) */
export function defineRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  O extends Schema | undefined = undefined,
>(
  methodAndPath: `${Method} /${string}`,
  route: {
    summary: string;
    access: Access;
    params?: P;
    query?: Q;
    body?: B;
    output?: O;
    produces?: string;
    consumes?: string;
    whileImpersonating?: boolean;
    beforeSecondFactor?: boolean;
  },
): RouteContract<P, Q, B, O> {
  const [method, path] = methodAndPath.split(' ') as [Method, string];
  return {
    kind: 'route',
    method,
    path,
    summary: route.summary,
    access: route.access,
    params: route.params as P,
    query: route.query as Q,
    body: route.body as B,
    output: route.output as O,
    produces: route.produces,
    consumes: route.consumes,
    whileImpersonating: route.whileImpersonating ?? false,
    beforeSecondFactor: route.beforeSecondFactor ?? false,
  };
}

type Parsed<S> = S extends Schema ? z.output<S> : undefined;
type Given<S> = S extends Schema ? z.input<S> : undefined;

/** What a handler receives, after parsing. */
export type Params<R extends RouteContract> = Parsed<R['params']>;
export type Query<R extends RouteContract> = Parsed<R['query']>;
export type Body<R extends RouteContract> = Parsed<R['body']>;
/** What a caller sends, before parsing. */
export type GivenQuery<R extends RouteContract> = Given<R['query']>;
export type GivenBody<R extends RouteContract> = Given<R['body']>;
/** What an operation or request answers. */
export type Output<C extends RouteContract | RequestContract> = Parsed<C['output']>;
export type RequestInput<C extends RequestContract> = z.output<C['input']>;
export type EventData<E extends EventContract> = z.output<E['data']>;

/** JetStream subject of an event. */
export const eventSubject = (event: EventContract): string => `events.${event.name}`;
