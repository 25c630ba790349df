import type { Output, RouteContract, Schema } from '@dspt/contracts/define';
import { Problem, problemDetails } from '@dspt/contracts/problem';
import { requestIdHeader } from '@dspt/service-kit/http/server-options';
import { ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import { Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import { Config } from '../config.js';
import { neighbours, ownerOf, type Neighbour } from './directory.js';

type Part<Name extends string, S> = S extends Schema
  ? { [K in Name]: z.input<S> }
  : { [K in Name]?: undefined };
/** What an operation needs to be called: each of `params`, `query` and `body` its contract has. */
export type Given<C extends RouteContract> = Part<'params', C['params']> &
  Part<'query', C['query']> &
  Part<'body', C['body']>;

/** On whose behalf a service is called. */
export interface OnBehalf {
  token?: string | undefined;
  /** Network address of the browser. */
  address: string;
  /** By which the request is followed through services and logs. */
  requestId?: string;
}

const patienceMs = 30_000;

/** Calls the services over HTTP, with the types of their contracts. */
@Injectable()
export class Api {
  private readonly logger = new Logger('Api');
  readonly addresses: Record<Neighbour, string>;

  constructor(config: Config) {
    const addressOf = (name: Neighbour) => config[`${name.toUpperCase() as Uppercase<Neighbour>}_URL`];
    this.addresses = Object.fromEntries(neighbours.map((name) => [name, addressOf(name)])) as Record<
      Neighbour,
      string
    >;
  }

  /**
   * @throws {Problem} what the service refused with, or `service-unavailable`
   * @example await api.call(getOrganisation, { params: { code: 'VL00D' } }, { address })
   */
  async call<C extends RouteContract>(route: C, given: Given<C>, behalf: OnBehalf): Promise<Output<C>> {
    const json = given.body === undefined ? undefined : JSON.stringify(given.body);
    const response = await this.send(
      route,
      given,
      behalf,
      json,
      json ? { 'content-type': 'application/json' } : {},
    );
    if (!route.output) {
      await response.body?.cancel();
      return undefined as Output<C>;
    }
    return route.output.parse(await response.json()) as Output<C>;
  }

  /** A file as the service gives it, not yet read. */
  download<C extends RouteContract>(route: C, given: Given<C>, behalf: OnBehalf): Promise<Response> {
    return this.send(route, given, behalf);
  }

  /** Sends one file as the contract's multipart body. */
  async upload<C extends RouteContract>(
    route: C,
    given: Given<C>,
    file: File,
    behalf: OnBehalf,
  ): Promise<Output<C>> {
    const form = new FormData();
    form.set('file', file);
    const response = await this.send(route, given, behalf, form);
    return route.output?.parse(await response.json()) as Output<C>;
  }

  private async send(
    route: RouteContract,
    given: { params?: unknown; query?: unknown },
    { token, address, requestId }: OnBehalf,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const url = `${this.addresses[ownerOf(route)]}${fill(route.path, given.params)}${search(given.query)}`;
    const response = await answerOf(url, {
      method: route.method,
      headers: {
        ...headers,
        'x-forwarded-for': address,
        ...(requestId ? { [requestIdHeader]: requestId } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body ?? null,
      redirect: 'error',
    }).catch((error: unknown) => {
      this.logger.error(`${route.method} ${route.path}: ${String(error)} ${causeOf(error)}`);
      throw new ServiceUnavailable();
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

/** Waits a limited time for the answer to begin; a long file may take as long as it takes. */
async function answerOf(url: string, request: RequestInit): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patienceMs);
  try {
    return await fetch(url, { ...request, signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** @example 'ECONNREFUSED' */
const causeOf = (error: unknown): string => (error as { cause?: { code?: string } }).cause?.code ?? '';

const fill = (path: string, params: unknown): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  );

function search(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  );
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const { success, data } = problemDetails.safeParse(await response.json().catch(() => undefined));
  return success ? Problem.from(data) : new ServiceUnavailable();
}

/** What a service answers; `undefined` while it is not available. For parts a page can do without. */
export async function ifAvailable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.status >= 500) return undefined;
    throw error;
  }
}
