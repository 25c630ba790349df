import { nowHeader } from '@dspt/contracts/now';
import { passSecondFactor } from '@dspt/contracts/identity/second-factors';
import { signIn } from '@dspt/contracts/identity/sessions';
import type { Clock } from '@dspt/service-kit/clock';
import { json } from '@dspt/service-kit/http/bodies';
import { SignInRequired } from '@dspt/service-kit/http/caller';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from '../pages/parse.js';
import type { RequestContexts } from '../pages/request-context.js';
import { paths } from '../paths.js';

/**
 * The session for scripts, which never see its secret: sign in, who is signed in, sign out; and when it ends, told
 * without keeping it awake. A header says what time it is here, for a browser whose clock differs.
 */
export function apiSession(server: FastifyInstance, contexts: RequestContexts, clock: Clock): void {
  server.addHook('onSend', async ({ url }, reply) => {
    if (url.startsWith(paths.apiSession))
      reply.headers({ 'cache-control': 'no-store', [nowHeader]: clock.now().toISOString() });
  });
  server.get(paths.apiSession, async (request) => {
    const { session } = await contexts.of(request);
    if (!session) throw new SignInRequired();
    return session;
  });
  server.post(paths.apiSession, { config: { takes: [json] } }, async (request, reply) => {
    const context = await contexts.orStranger(request);
    const started = await context.ask(signIn, {
      body: { ...parse(signIn.body, request.body), device: context.device },
    });
    context.signedIn(reply, started);
    return started.session;
  });
  server.delete(paths.apiSession, { config: { takes: [json] } }, async (request, reply) => {
    const context = await contexts.orStranger(request);
    await context.endSession();
    context.signedOut(reply);
    return reply.status(204).send();
  });

  /** The session goes on with a new secret. */
  server.post(
    paths.apiSecondFactor,
    { config: { takes: [json], signedIn: true } },
    async (request, reply) => {
      const context = await contexts.of(request);
      const body = parse(passSecondFactor.body, request.body);
      const renewed = await context.ask(passSecondFactor, { body });
      context.signedIn(reply, renewed);
      return renewed.session;
    },
  );

  const secretOf = (request: FastifyRequest): string => contexts.cookie.read(request) ?? '';
  server.get(paths.apiSessionEnd, async (request) => {
    const endsAt = await contexts.sessions.endOf(secretOf(request));
    if (!endsAt) throw new SignInRequired();
    return { endsAt };
  });
  /** Goes on: the idle time begins anew. */
  server.post(paths.apiSessionEnd, { config: { takes: [json] } }, async (request) => {
    contexts.sessions.forget(secretOf(request));
    const opened = await contexts.sessions.open(secretOf(request));
    if (!opened) throw new SignInRequired();
    return { endsAt: opened.session.endsAt };
  });
}
