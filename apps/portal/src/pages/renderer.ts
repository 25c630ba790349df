import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { layout } from './layout.js';
import type { View } from './view.js';
import { Views } from './views.js';
import type { RequestContext } from './request-context.js';

/** Puts a view into the layout for a visitor. */
@Injectable()
export class Renderer {
  constructor(private readonly views: Views) {}

  /** Sets status and headers, and gives the document. */
  html(view: View, { session, unknown, request }: RequestContext, reply: FastifyReply): string {
    void reply
      .status(view.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', session ? 'no-store' : 'no-cache');
    const { done } = (request.query ?? {}) as { done?: unknown };
    const facts = { session, unknown, url: request.url, nonce: reply.cspNonce?.script ?? '', done };
    return this.views.render(view, layout(view.model, facts));
  }
}
