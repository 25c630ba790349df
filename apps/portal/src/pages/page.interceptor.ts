import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Renderer } from './renderer.js';
import { passOn } from './download.js';
import { LeadAway, Redirect, View } from './view.js';
import type { RequestContext } from './request-context.js';

/** Turns what a handler returns into the reply: a view into HTML, a redirect, a service's file, anything else as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: Renderer) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const { requestContext: context } = http.getRequest<{ requestContext: RequestContext }>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((result: unknown) => this.answer(result, context, reply)));
  }

  private answer(result: unknown, context: RequestContext, reply: FastifyReply): unknown {
    if (result instanceof Redirect || result instanceof LeadAway) {
      void reply.status(303).header('location', result instanceof Redirect ? result.path : result.url);
      return '';
    }
    if (result instanceof Response) return passOn(result, reply);
    return result instanceof View ? this.renderer.html(result, context, reply) : result;
  }
}
