import { Problem, type ProblemDetails } from '@dspt/contracts/problem';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import { failureOf, ServiceUnavailable } from '../failures.js';
import type { NoRequest, Refusal } from './no-request.js';

const fault = new Problem({
  code: 'fault',
  status: 500,
  title: 'Sorry, there is a problem with the service',
  detail: 'Try again later. Nothing you entered before has been lost.',
});

const unstorable = new Problem({
  code: 'invalid-input',
  status: 400,
  title: 'Some of what you entered cannot be used',
  detail: 'It has a character in it that cannot be seen or kept. Type it in instead of pasting it.',
  errors: [],
});

/** One filter for everything thrown: a problem over HTTP, the same object over NATS, a fault only in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() !== 'http') return throwError(() => error);
    const { details } = problemOf(error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    logFailure(this.logger, `${request.method} ${request.routeOptions.url}`, details, error);
    send(host.switchToHttp().getResponse<FastifyReply>(), details);
  }
}

const headers = { 'content-type': 'application/problem+json' };

const send = (reply: FastifyReply, details: ProblemDetails): void =>
  void reply.status(details.status).headers(headers).send(JSON.stringify(details));

/** What anything thrown is for whoever asked, over HTTP as over NATS. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnstorable(error)) return unstorable;
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    const code = codes[status] ?? 'bad-request';
    return new Problem({
      code,
      status,
      title: titles[status] ?? 'The request cannot be used',
      ...why(error),
    });
  }
  return failureOf(error) === 'transient' ? new ServiceUnavailable() : fault;
}

/** A fault with all there is to know; a part that is away in one line, for there may be thousands. */
function logFailure(logger: Logger, what: string, { status }: ProblemDetails, error: unknown): void {
  if (status === 503) logger.warn(`${what}: ${String(error)}`);
  else if (status >= 500) logger.error(what, stackOf(error));
}

/**
 * PostgreSQL keeps neither NUL nor half a character: nobody types them, but programs paste and send them. Known by its
 * name, for the portal, which has no database, loads nothing of one.
 */
function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'QueryFailedError') return false;
  const { code, message } = (error as Error & { driverError: { code?: string; message: string } })
    .driverError;
  return code === '22021' || code === '22P05' || (code === '22P02' && message.includes('type json'));
}

/** Nest and Fastify refuse some requests before any handler runs: no such route, body too large, not JSON. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : undefined;
}

/** What Fastify and its parts say to programmers, said to people. */
const reasons: Record<string, string> = {
  FST_ERR_BAD_URL: 'Its address is not written as addresses are: a % stands where it means nothing.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'What was sent is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'It says that JSON comes with it, and nothing does.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'It is longer or shorter than it says.',
  FST_PARTS_LIMIT: 'There are too many parts in it.',
  FST_FILES_LIMIT: 'There is more than one file in it.',
  FST_FIELDS_LIMIT: 'There are too many fields in it.',
  FST_PROTO_VIOLATION: 'One of its fields has a name that cannot be used.',
};

function why(error: unknown): { detail?: string } {
  const { code } = (error ?? {}) as { code?: unknown };
  const detail = typeof code === 'string' ? reasons[code] : undefined;
  return detail ? { detail } : {};
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const codes: Record<number, string> = { 404: 'not-found', 413: 'too-large', 415: 'media-type-not-supported' };
const titles: Record<number, string> = {
  404: 'There is no such page',
  408: 'What you sent took too long to arrive',
  413: 'What you sent is too large',
  415: 'This kind of content is not accepted here',
  431: 'The address or the headers are too long',
};

/** For what Fastify refuses before it knows whose request it is, such as an address that is none. */
export function refuseUnrouted(error: Error, _: unknown, reply: FastifyReply): void {
  send(reply, problemOf(error).details);
}

/** For what never became a request. */
export function problemOfNoRequest(statusCode: NoRequest): Refusal {
  return { headers, body: JSON.stringify(problemOf({ statusCode }).details) };
}

/** The problem in a reply over NATS: the same as over HTTP. */
export function replyProblem(error: unknown, subject: string, logger: Logger): ProblemDetails {
  const { details } = problemOf(error);
  logFailure(logger, subject, details, error);
  return details;
}
