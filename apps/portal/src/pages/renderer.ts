import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { layout } from './layout.js';
import type { View } from './view.js';
import { Views } from './views.js';
import type { RequestContext } from './request-context.js';

/** Puts a view into the layout for a visitor. */
@Injectable()
export class Renderer {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  /** Sets status and headers, and gives the document. */
  html(view: View, { session, unknown, request }: RequestContext, reply: FastifyReply): string {
    void reply
      .status(view.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', session ? 'no-store' : 'no-cache');
    const { done } = (request.query ?? {}) as { done?: unknown };
    const nonce = reply.cspNonce?.script ?? '';
    const facts = { session, unknown, url: request.url, nonce, done, now: this.clock.now() };
    return this.views.render(view, layout(view.model, facts));
  }
}
