import {
  jsonBody,
  outputOf,
  problemIn,
  requestOf,
  type Given,
  type HttpRequest,
} from '@dspt/contracts/client';
import type { Output, RouteContract } from '@dspt/contracts/define';
import { nowHeader } from '@dspt/contracts/now';
import { unattendedHeader } from '@dspt/contracts/unattended';
import { HttpError } from 'react-admin';
import type { Service } from './services.js';
import { noteTime } from './time.js';

/**
 * Calls an operation of a service, through the portal and with the browser's session.
 * @param unattended the page asks by itself: that keeps nobody signed in
 * @throws {HttpError} what the service refused with; status 0 when nobody answered
 */
export async function call<C extends RouteContract>(
  service: Service,
  route: C,
  given: Given<C>,
  signal?: AbortSignal,
  unattended = false,
): Promise<Output<C>> {
  const { path, ...request } = requestOf(route, given);
  if (unattended) request.headers[unattendedHeader] = 'true';
  return outputOf(route, await exchange(`/api/${service}${path}`, request, signal));
}

/** The same for an address of the portal's own. @throws {HttpError} */
export async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await exchange(path, { method, ...jsonBody(body) });
  const text = await response.text();
  return text ? (JSON.parse(text) as unknown) : undefined;
}

async function exchange(
  path: string,
  { headers, ...request }: Omit<HttpRequest, 'path'>,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const response = await fetch(path, {
    ...request,
    headers: { ...headers, accept: 'application/json' },
    signal,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new HttpError('The service cannot be reached. Check your connection and try again.', 0);
  });
  noteTime(response.headers.get(nowHeader));
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response: Response): Promise<HttpError> {
  const problem = await problemIn(response);
  const { title, detail, errors } = problem ?? {
    title: 'Sorry, there is a problem with the service. Try again later.',
  };
  const message = errors?.[0]?.message ?? [title, detail].filter(Boolean).join('. ');
  return new HttpError(message, response.status, problem);
}
