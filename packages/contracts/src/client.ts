import type { z } from 'zod';
import type { Output, RouteContract, Schema } from './define.js';
import { problemDetails, type ProblemDetails } from './problem.js';

type Part<Name extends string, S> = S extends Schema
  ? { [K in Name]: z.input<S> }
  : { [K in Name]?: undefined };
/** What an operation needs to be called: each of `params`, `query` and `body` its contract has. */
export type Given<C extends RouteContract> = Part<'params', C['params']> &
  Part<'query', C['query']> &
  Part<'body', C['body']>;

/** What goes over HTTP to call an operation, whoever carries it. */
export interface HttpRequest extends JsonBody {
  method: string;
  /** Inside the service, with the query. */
  path: string;
}
interface JsonBody {
  headers: Record<string, string>;
  /** `null` when there is none. */
  body: string | null;
}

/** @example requestOf(getOrganisation, { params: { code: 'VL00D' } }).path // '/organisations/VL00D' */
export function requestOf<C extends RouteContract>(route: C, given: Given<C>): HttpRequest {
  const path = `${fill(route.path, given.params)}${search(given.query)}`;
  return { method: route.method, path, ...jsonBody(given.body) };
}

/** A value as the body of a request, with the header that says so. */
export const jsonBody = (value: unknown): JsonBody =>
  value === undefined
    ? { headers: {}, body: null }
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };

/**
 * What an operation has answered, as its contract promises; `undefined` when it promises nothing.
 * @throws {ZodError} when the answer is something else
 */
export async function outputOf<C extends RouteContract>(route: C, response: Response): Promise<Output<C>> {
  if (route.output) return route.output.parse(await response.json()) as Output<C>;
  await response.body?.cancel();
  return undefined as Output<C>;
}

/** What an operation was refused with; `undefined` when whoever answered is no service. */
export async function problemIn(response: Response): Promise<ProblemDetails | undefined> {
  return problemDetails.safeParse(await response.json().catch(() => undefined)).data;
}

const fill = (path: string, params: unknown): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  );

function search(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
