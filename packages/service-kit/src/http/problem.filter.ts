import { Problem, type ProblemDetails } from '@dspt/contracts/problem';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import { QueryFailedError } from 'typeorm';

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
    const { details } = this.problemOf(error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (details.status >= 500)
      this.logger.error(`${request.method} ${request.routeOptions.url}`, stackOf(error));
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(details.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(details));
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (isUnstorable(error)) return unstorable;
    const status = statusOf(error);
    if (status === undefined || status >= 500) return fault;
    return new Problem({
      code: codes[status] ?? 'bad-request',
      status,
      title: titles[status] ?? 'The request cannot be used',
    });
  }
}

/** PostgreSQL keeps neither NUL nor half a character: nobody types them, but programs paste and send them. */
function isUnstorable(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, message } = error.driverError as { code?: string; message: string };
  return code === '22021' || code === '22P05' || (code === '22P02' && message.includes('type json'));
}

/** Nest and Fastify refuse some requests before any handler runs: no such route, body too large, not JSON. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : undefined;
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const codes: Record<number, string> = { 404: 'not-found', 413: 'too-large', 415: 'media-type-not-supported' };
const titles: Record<number, string> = {
  404: 'There is no such page',
  413: 'What you sent is too large',
  415: 'This kind of content is not accepted here',
};

/** Problem for a reply over NATS; faults are logged and told apart from refusals only by their code. */
export function replyProblem(error: unknown, subject: string, logger: Logger): ProblemDetails {
  if (error instanceof Problem) return error.details;
  logger.error(subject, stackOf(error));
  return fault.details;
}
