import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RouteContract } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { AccessGuard } from '@dspt/service-kit/http/access.guard';
import { ROUTE } from '@dspt/service-kit/http/route';
import { EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Tokens } from '@dspt/service-kit/tokens';
import { everyRoute } from '@dspt/testing/contracts';
import type { TestService } from '@dspt/testing/service';
import { Controller, type ExecutionContext } from '@nestjs/common';
import { startKitService } from './kit-service.js';

/** Whoever does not hear what they must does not start. */
@Controller()
class Listener {
  @EventHandler(organisationRenamed)
  hear(): Promise<void> {
    return Promise.resolve();
  }
}

let service: TestService;
beforeAll(async () => {
  service = await startKitService({ controllers: [Listener] });
});
afterAll(() => service?.close());

test('whoever views as a provider can call nothing that changes something, whatever role the token gives', async () => {
  const guard = new AccessGuard(service.app.get(Tokens));
  const authorization = await service.issuer.bearer({
    organisation: { code: 'X1', role: 'administrator' },
    staff: { role: 'system-administrator', areas: [] },
    impersonation: true,
  });
  const changes = (await everyRoute()).filter(({ method }) => method !== 'GET');
  expect(changes.length).toBeGreaterThan(50);
  const outcomes = await Promise.all(
    changes.map((route) => guard.canActivate(calling(route, authorization)).catch(codeOf)),
  );
  const allowed = changes.filter((_, index) => outcomes[index] === true);
  expect(new Set(outcomes)).toEqual(new Set([true, 'only-viewing']));
  // What is for everyone asks nobody who they are: it takes a password, a passkey, a link or a human check.
  expect(allowed.filter(({ access }) => access !== 'public').map(nameOf)).toEqual([
    'DELETE /sessions/current',
  ]);
  expect(
    allowed
      .filter(({ access }) => access === 'public')
      .map(nameOf)
      .toSorted(),
  ).toEqual([
    'POST /cases',
    'POST /email-changes/:side/:token/confirmation',
    'POST /email-changes/:side/:token/refusal',
    'POST /human-challenges',
    'POST /invitations/:token/acceptance',
    'POST /invitations/:token/refusal',
    'POST /invitations/:token/renewal',
    'POST /join-requests',
    'POST /openid-requests',
    'POST /passkey-requests',
    'POST /password-resets',
    'POST /password-resets/:token/renewal',
    'POST /quizzes/:token/attempts',
    'POST /registrations',
    'POST /sessions',
    'POST /sessions/openid',
    'POST /sessions/passkey',
    'PUT /email-subscriptions/:kind/:token',
    'PUT /password-resets/:token',
    'PUT /quizzes/:token/attempts/:id/answers',
  ]);
});

test('whoever owes a second factor can only show it or set it up, whatever role the token gives, and is a stranger elsewhere', async () => {
  const guard = new AccessGuard(service.app.get(Tokens));
  const authorization = await service.issuer.bearer({
    organisation: { code: 'X1', role: 'administrator' },
    staff: { role: 'system-administrator', areas: [] },
    secondFactorPending: true,
  });
  const open: string[] = [];
  for (const route of await everyRoute()) {
    const request = { headers: { authorization } } as { headers: object; caller?: unknown };
    const outcome = await guard.canActivate(calling(route, authorization, request)).catch(codeOf);
    expect([nameOf(route), outcome === true || outcome === 'second-factor-missing']).toEqual([
      nameOf(route),
      true,
    ]);
    if (request.caller) open.push(nameOf(route));
    if (route.access === 'public') expect(outcome).toBe(true);
  }
  expect(open.toSorted()).toEqual([
    'DELETE /sessions/current',
    'GET /sessions/current',
    'POST /me/second-factor',
    'POST /sessions/current/passkey',
    'POST /sessions/current/second-factor',
    'PUT /me/second-factor',
  ]);
});

const nameOf = ({ method, path }: RouteContract) => `${method} ${path}`;
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** What the guard sees of a call. */
function calling(
  route: RouteContract,
  authorization: string,
  request: object = { headers: { authorization } },
): ExecutionContext {
  const handler = () => undefined;
  Reflect.defineMetadata(ROUTE, route, handler);
  const http = { getRequest: () => request };
  return {
    getType: () => 'http',
    getHandler: () => handler,
    switchToHttp: () => http,
  } as unknown as ExecutionContext;
}
