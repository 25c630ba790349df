import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that nobody waits for any more is not begun. A process that was frozen or busy finds all that arrived
 * meanwhile at once, and among it what people have given up and sent again, each time as another attempt of theirs.
 */
export function leaveDeserted(server: FastifyInstance): void {
  server.addHook('preHandler', async ({ method, raw: { socket } }, reply) => {
    if (safe.has(method)) return;
    // A turn of the event loop brings the request, the next one that whoever sent it has gone.
    await nextTurn();
    await nextTurn();
    if (!socket.destroyed && !socket.readableEnded) return;
    socket.destroy();
    return reply.hijack();
  });
}
