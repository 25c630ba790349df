import { createAnswerCopy, makeAnswerCopy, undoAnswerCopy } from '@dspt/contracts/assessment/answer-copies';
import { addSites, previewPublication, publish } from '@dspt/contracts/assessment/publications';
import { listReadiness, publishSeveral } from '@dspt/contracts/assessment/several-publications';
import { proveOpenid, signInWithOpenid, startOpenid } from '@dspt/contracts/identity/openid';
import { outputOf, problemIn, requestOf, type Given } from '@dspt/contracts/client';
import type { Output, RouteContract } from '@dspt/contracts/define';
import { Problem } from '@dspt/contracts/problem';
import { requestIdHeader } from '@dspt/service-kit/http/request-id';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../config.js';
import { backendServices, ownerOf, type BackendService } from './directory.js';
import { PartUnavailable } from './parts.js';
import { Replicas, watchOver, type Replica } from './replicas.js';
import { untouched } from './untouched.js';

/** On whose behalf a service is called. */
export interface OnBehalf {
  token?: string | undefined;
  /** Network address of the browser. */
  address: string;
  /** What the browser says it is. */
  userAgent?: string | undefined;
  /** By which the request is followed through services and logs. */
  requestId?: string;
  /** How long they have waited for something else in the same request, in ms. */
  waitedMs?: number;
  /** Has waited in vain already: the rest is shown without what does not come at once. */
  hurried?: boolean;
}

/** Publishing for a head office, copying to many organisations, files, and what asks another service outside, take their time. */
const long = new Set<RouteContract>([
  addSites,
  createAnswerCopy,
  listReadiness,
  makeAnswerCopy,
  previewPublication,
  proveOpenid,
  publish,
  publishSeveral,
  signInWithOpenid,
  startOpenid,
  undoAnswerCopy,
]);
const longMs = 20_000;
/** What a safe request waits while another address can still be asked. */
const firstMs = 1000;
/** For the answer of one address. @param until when people have waited long enough; `performance.now()` counts it */
export const patienceUntil = (until: number, another: boolean): number =>
  Math.max(1, Math.min(another ? firstMs : Infinity, until - performance.now()));

/** What a request that has waited long already, or in vain, waits for anything else. */
const hurriedMs = 200;

/** Calls the services over HTTP, with the types of their contracts. */
@Injectable()
export class Api {
  private readonly logger = new Logger('Api');
  private readonly services: Record<BackendService, Replicas>;
  private readonly patienceMs: number;

  constructor(config: Config) {
    const replicasOf = (name: BackendService) =>
      new Replicas(config[`${name.toUpperCase() as Uppercase<BackendService>}_URL`]);
    this.services = Object.fromEntries(backendServices.map((name) => [name, replicasOf(name)])) as Record<
      BackendService,
      Replicas
    >;
    this.patienceMs = config.PATIENCE_MS;
  }

  /** The addresses of a service for whoever passes a request on, in the order in which to ask them. */
  replicasOf(name: BackendService): Promise<Replica[]> {
    return this.services[name].worthAsking();
  }

  /**
   * @throws {Problem} what the service refused with, or `service-unavailable`
   * @example await api.call(getOrganisation, { params: { code: 'VL00D' } }, { address })
   */
  async call<C extends RouteContract>(route: C, given: Given<C>, behalf: OnBehalf): Promise<Output<C>> {
    return outputOf(route, await this.send(route, given, behalf));
  }

  /**
   * A file as the service gives it, not yet read and not unpacked.
   * @param wanted what the browser says of the file: how it may be compressed, and which one it has
   */
  download<C extends RouteContract>(
    route: C,
    given: Given<C>,
    behalf: OnBehalf,
    wanted: Record<string, string>,
  ): Promise<Response> {
    return this.send(route, given, behalf, { headers: wanted });
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
    return outputOf(route, await this.send(route, given, behalf, { body: form }));
  }

  private async send<C extends RouteContract>(
    route: C,
    given: Given<C>,
    { token, address, userAgent, requestId, waitedMs = 0, hurried = false }: OnBehalf,
    also: { body?: FormData; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { path, ...request } = requestOf(route, given);
    const headers = {
      ...request.headers,
      ...also.headers,
      'x-forwarded-for': address,
      ...(userAgent ? { 'user-agent': userAgent } : {}),
      ...(requestId ? { [requestIdHeader]: requestId } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const response = await this.askInTurn(
      route,
      path,
      { ...request, body: also.body ?? request.body, headers, redirect: 'error' },
      { repeatable: isRepeatable(route, given), waitedMs: hurried ? Infinity : waitedMs },
    );
    if (response.ok || response.status === 304) return response;
    const problem = await problemIn(response);
    throw problem ? Problem.from(problem) : new PartUnavailable(ownerOf(route));
  }

  /**
   * How long people wait for an answer, in ms, whichever address it comes from.
   * @param waitedMs how long they have waited for something else already
   */
  patienceFor(route: RouteContract, waitedMs = 0): number {
    return Math.max(hurriedMs, (isLong(route) ? longMs : this.patienceMs) - waitedMs);
  }

  /** One address after the other: for what is `repeatable` whatever happened, else only while nothing has been sent. */
  private async askInTurn(
    route: RouteContract,
    path: string,
    request: RequestInit,
    { repeatable, waitedMs }: { repeatable: boolean; waitedMs: number },
  ): Promise<Response> {
    const part = ownerOf(route);
    const until = performance.now() + this.patienceFor(route, waitedMs);
    const left = await this.services[part].worthAsking();
    for (let replica = left.shift(); replica; replica = left.shift()) {
      const another = repeatable && left.length > 0;
      try {
        if (isLong(route)) await replica.circuit.alive();
        const patienceMs = patienceUntil(until, another && !isLong(route));
        const ask = route.produces ? fileOf : fetch;
        const watched = isLong(route) ? replica : undefined;
        const response = await answerOf(ask, `${replica.url}${path}`, request, { patienceMs, watched });
        replica.circuit.succeeded();
        if (!(another && isStarting(response.status))) return response;
        await response.body?.cancel();
      } catch (error) {
        replica.circuit.failed();
        this.logger.error(
          `${route.method} ${route.path} at ${replica.url}: ${String(error)} ${causeOf(error)}`,
        );
        if (!another && causeOf(error) !== 'ECONNREFUSED') break;
      }
    }
    throw new PartUnavailable(part);
  }
}

/** What a replica says, too, that is only starting or stopping: another one may be there. */
export const isStarting = (status: number): boolean => status === 503;

/** Worth a look whether anybody is there, before a long wait and during it. */
export const isLong = (route: RouteContract): boolean =>
  route.produces !== undefined || route.consumes !== undefined || long.has(route);

/** Changes nothing, or nothing twice. */
const isRepeatable = (
  { method }: RouteContract,
  { body, query }: { body?: unknown; query?: unknown },
): boolean =>
  method === 'GET' || [body, query].some((part) => (part as Sent | undefined)?.requestId !== undefined);

type Sent = { requestId?: unknown };

/**
 * Waits a limited time for the answer to begin; a long file may take as long as it takes.
 * @param watched the wait ends early when it is there no more
 */
async function answerOf(
  ask: typeof fileOf,
  url: string,
  request: RequestInit,
  { patienceMs, watched }: { patienceMs: number; watched: Replica | undefined },
): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patienceMs);
  const end = watched && watchOver(watched, () => giveUp.abort());
  try {
    return await ask(url, { ...request, signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
    end?.();
  }
}

const fileOf = (url: string, { headers, signal }: RequestInit): Promise<Response> =>
  untouched(url, headers, signal!);

/** @example 'ECONNREFUSED' */
const causeOf = (error: unknown): string => (error as { cause?: { code?: string } }).cause?.code ?? '';

/** What a service answers; `undefined` while it is not available. For parts a page can do without. */
export async function ifAvailable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.status >= 500) return undefined;
    throw error;
  }
}
