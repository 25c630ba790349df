import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';

/** How long requests under way may take to end when the process is told to stop, in ms: as long as publishing. */
const mostMs = 20_000;
/** How long everything may take, in ms: whoever stops it kills it after 30 seconds. */
const endMs = 27_000;

/**
 * Stopping kindly: nothing new is let in, what is under way is finished while everything it needs still works, and
 * each answer ends its connection.
 */
@Injectable()
export class Draining implements BeforeApplicationShutdown {
  private under = 0;
  private stopping = false;
  private whenEmpty: (() => void) | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  /** Counts requests from here on; to be called before routes are made. */
  watch(server: FastifyInstance): void {
    server.addHook('onRequest', async (_, reply) => {
      this.under += 1;
      reply.raw.once('close', () => {
        this.under -= 1;
        if (this.under === 0) this.whenEmpty?.();
      });
    });
    server.addHook('onSend', async (_, reply) => {
      if (this.stopping) reply.header('connection', 'close');
    });
  }

  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.stopping = true;
    if (signal) setTimeout(() => process.exit(), endMs).unref();
    const server = this.host.httpAdapter.getHttpServer() as Server;
    if (server.listening) server.close();
    if (this.under > 0)
      await new Promise<void>((resolve) => {
        this.whenEmpty = resolve;
        setTimeout(resolve, mostMs).unref();
      });
    server.closeAllConnections();
  }
}
