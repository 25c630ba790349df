import type { Output, RouteContract, Schema } from '@dspt/contracts/define';
import { problemDetails } from '@dspt/contracts/problem';
import { HttpError } from 'react-admin';
import type { z } from 'zod';

/** Which service of the platform answers. */
export type Service = (typeof services)[number];
export const services = ['identity', 'organisations', 'assessment', 'notifications', 'support'] as const;

type Part<Name extends string, S> = S extends Schema
  ? { [K in Name]: z.input<S> }
  : { [K in Name]?: undefined };
/** What an operation needs to be called: each of `params`, `query` and `body` its contract has. */
export type Given<C extends RouteContract> = Part<'params', C['params']> &
  Part<'query', C['query']> &
  Part<'body', C['body']>;

/**
 * Calls an operation of a service, through the portal and with the browser's session.
 * @throws {HttpError} what the service refused with; status 0 when nobody answered
 */
export async function call<C extends RouteContract>(
  service: Service,
  route: C,
  given: Given<C>,
  signal?: AbortSignal,
): Promise<Output<C>> {
  const path = `/api/${service}${fill(route.path, given.params)}${search(given.query)}`;
  const answer = await send(route.method, path, given.body, signal);
  return (route.output ? route.output.parse(answer) : undefined) as Output<C>;
}

/** One exchange of JSON with the portal. @throws {HttpError} */
export async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(path, { method, headers, ...json, signal: signal ?? null }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw new HttpError('The service cannot be reached. Check your connection and try again.', 0);
    },
  );
  const text = await response.text();
  if (!response.ok) throw refusal(response.status, text);
  return text ? (JSON.parse(text) as unknown) : undefined;
}

function refusal(status: number, text: string): HttpError {
  const { success, data } = problemDetails.safeParse(parsed(text));
  if (!success) return new HttpError('Sorry, there is a problem with the service. Try again later.', status);
  const message = data.errors?.[0]?.message ?? [data.title, data.detail].filter(Boolean).join('. ');
  return new HttpError(message, status, data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const fill = (path: string, params: unknown): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string> | undefined)?.[name] ?? ''),
  );

function search(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
