import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Renderer } from './renderer.js';
import { passOn } from './download.js';
import { Redirect, View } from './view.js';
import type { Visit } from './visit.js';

/** Turns what a handler returns into the reply: a view into HTML, a redirect, a service's file, anything else as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: Renderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { visit } = http.getRequest<{ visit: Visit }>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((result: unknown) => this.answer(result, visit, reply)));
  }

  private answer(result: unknown, visit: Visit, reply: FastifyReply): unknown {
    if (result instanceof Redirect) {
      void reply.status(303).header('location', result.path);
      return '';
    }
    if (result instanceof Response) return passOn(result, reply);
    return result instanceof View ? this.renderer.html(result, visit, reply) : result;
  }
}
