import { NotFound, Problem } from '@dspt/contracts/problem';
import { ProblemFilter } from '@dspt/service-kit/http/problem.filter';
import { Catch, HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { packInterrupted, mayGoOn } from '../account/sign-in/interrupted-form.js';
import { changeBackPage, signInPage } from '../account/sign-in/sign-in.page.js';
import { localPath, paths, withQuery } from '../paths.js';
import { forPrograms } from './for-programs.js';
import { formBody } from './form-body.js';
import { Form } from './form.js';
import { ofTheForm } from './form-owner.js';
import { keptPage } from './kept.page.js';
import { Detour } from './page.guard.js';
import { awayOrBroken, problemPage } from './problem-page.js';
import { Renderer } from './renderer.js';
import { Redirect, view, type View } from './view.js';
import { RequestContexts } from './request-context.js';

/** Everything thrown becomes a page that says what to do; below `/api` the problem itself. */
@Catch()
export class PageFilter extends ProblemFilter {
  private readonly pageLogger = new Logger('Page');

  constructor(
    private readonly contexts: RequestContexts,
    private readonly renderer: Renderer,
  ) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // oxlint-disable-next-line promise/valid-params -- a filter's method, no promise's
    if (forPrograms(request.url)) return super.catch(error, host);
    void this.show(error, request, reply);
  }

  private async show(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await this.answer(error, request, reply);
    } catch (second) {
      this.pageLogger.error(`${request.method} ${request.routeOptions.url}`, stackOf(second));
      void reply
        .status(500)
        .type('text/plain')
        .send('Sorry, there is a problem with the service. Try again later.');
    }
  }

  private async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (error instanceof Detour) return void reply.redirect(new Redirect(error.path).path, 303);
    const problem = forReader(problemOf(error), request);
    if (problem.status >= 500 && problem.code !== 'service-unavailable')
      this.pageLogger.error(`${request.method} ${request.routeOptions.url}`, stackOf(error));
    if (signInNeeded.has(problem.code)) return this.signIn(request, reply);
    const page =
      problem.code === 'form-of-another'
        ? await this.changeBack(request)
        : problem.status >= 500 && (await this.kept(problem, request));
    if (page) return this.send(page, request, reply);
    await this.send(view('pages/problem', problemPage(problem.details), problem.status), request, reply);
  }

  /** A page is returned to after signing in; what was typed into a form is kept in the sign-in page. */
  private async signIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const back = localPath(request.url, paths.home);
    if (request.method === 'GET') return void reply.redirect(withQuery(paths.signIn, { return: back }), 303);
    // Of a stranger's form nothing has been read, and nothing is.
    const form = request.body || request.isMultipart() ? await interruptedOf(back, request) : new Form();
    await this.send(signInPage(form, 401), request, reply);
  }

  /** What was typed for another organisation can still be saved for it. */
  private async changeBack(request: FastifyRequest): Promise<View | undefined> {
    const { session } = await this.contexts.orStranger(request);
    const form = { path: localPath(request.url, paths.home), values: (await formBody(request)).values };
    const owner = session && mayGoOn(form, session);
    return owner && changeBackPage(owner.code, packInterrupted(form.path, form.values));
  }

  /** What was typed, when not even its form can be shown; `undefined` when nothing was. */
  private async kept(problem: Problem, request: FastifyRequest): Promise<View | undefined> {
    if (request.method !== 'POST') return undefined;
    const { values, files } = await formBody(request).catch(() => ({ values: {}, files: {} }));
    if (Object.keys(values).every((name) => ofTheForm.has(name))) return undefined;
    const withFile = Object.keys(files).length > 0;
    const path = localPath(request.url, paths.home);
    return keptPage(path, { values, withFile }, awayOrBroken(problem).details);
  }

  private async send(page: View, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const context = await this.contexts.orStranger(request);
    await reply.send(this.renderer.html(page, context, reply));
  }
}

/** What cannot be read cannot be kept: signing in is asked for all the same. */
const interruptedOf = (back: string, request: FastifyRequest): Promise<Form> =>
  formBody(request).then(
    ({ values }) => new Form({ interrupted: [packInterrupted(back, values)] }),
    () => new Form(),
  );

const signInNeeded = new Set(['sign-in-required', 'session-ended']);

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error) ?? 500;
  return new Problem({
    code: status === 404 ? 'not-found' : 'fault',
    status,
    title: 'The request cannot be used',
  });
}

/** An address that cannot be right, such as that of a question called “x”, leads nowhere. */
const forReader = (problem: Problem, { method }: FastifyRequest): Problem =>
  method === 'GET' && problem.code === 'invalid-input' ? new NotFound() : problem;

/** Nest and Fastify refuse some requests before any handler runs. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : undefined;
}
