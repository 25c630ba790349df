import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { RouteContract } from '../src/define.js';
import { allContracts } from './support/schemas.js';

/**
 * Operations that change what is there and need not say which state of it was shown, and why nothing that somebody else
 * has done is overwritten, or accepted, unseen.
 */
const needless: Record<string, string> = {
  'PUT /password-resets/:token': 'a link is used once',
  'POST /invitations/:token/acceptance':
    'a link is used once; which role it gives is for the administrators to say',
  'POST /me/passkeys/:id/removal': 'what is removed is gone',
  'PUT /me/linked-account': 'one’s own, and which it is to be is shown',
  'PUT /me/password': 'one’s own, and the current one is shown',
  'PUT /email-subscriptions/:kind/:token':
    'one’s own, on or off: there is no third that anybody could have chosen',
  'PUT /me/recovery-codes': 'one’s own, and all are made anew whatever there was',
  'PUT /me/second-factor': 'one’s own, and the code is that of the secret that was shown',
  'PUT /sessions/current/organisation': 'one’s own session',
  'PUT /organisations/:code/join-requests/:id': 'a request is answered once',
  'PUT /organisations/:code/head-office-function':
    'on or off: there is no third that anybody could have chosen',
  'PUT /organisations/:code/answer-copies/:id/done':
    'the preview is kept with the version of each answer, which are compared one by one',
  'PUT /organisations/:code/answer-copies/:id/undone':
    'only what is still as it was copied is put back, compared one by one',
  'PUT /organisations/:code/publication-draft':
    'one’s own: each page sends only what it shows, and the whole is shown, and compared, before it is published',
  'POST /organisations/:code/publications/preview': 'changes nothing',
  'POST /organisations/:code/quiz/people/:id/join':
    'somebody is joined once, and nothing of theirs is overwritten',
  'PUT /quizzes/:token/attempts/:id/answers': 'an attempt is marked once, and never changes',
  'POST /staff/actions/:id/refusal': 'an action is decided once, and never changes',
  'POST /staff/dead-letters/:id/discard': 'an event is discarded once, and never changes',
  'POST /staff/emails/:id/discard': 'an email is discarded once, and never changes',
};

/** What says which state was shown. Services compare it under the lock of what they change. */
const shown = new Set(['version', 'from', 'fingerprint']);

/** Whether whatever is sent has to say it, each of several things for itself. */
function saysWhatWasShown(schema: unknown): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every((option) => saysWhatWasShown(option));
  if (schema instanceof z.ZodArray) return saysWhatWasShown(schema.element);
  if (!(schema instanceof z.ZodObject)) return false;
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
  return fields.some(
    ([name, field]) => (shown.has(name) && !field.safeParse(undefined).success) || saysWhatWasShown(field),
  );
}

function makesSomething({ body }: RouteContract): boolean {
  const inner = body instanceof z.ZodOptional || body instanceof z.ZodDefault ? body.unwrap() : body;
  return inner instanceof z.ZodObject && ('requestId' in inner.shape || 'id' in inner.shape);
}

const changing = (await allContracts())
  .filter((contract) => contract.kind === 'route')
  .filter(
    (route) =>
      route.method === 'PUT' ||
      // Of what is there already; what makes something takes a request id.
      (route.method === 'POST' && route.path.includes(':') && route.body && !makesSomething(route)),
  );

test('every operation that saves what was shown says which state that was, or why it need not', () => {
  const without = changing
    .filter(({ body }) => !saysWhatWasShown(body))
    .map(({ method, path }) => `${method} ${path}`);
  expect(without.toSorted()).toEqual(Object.keys(needless).toSorted());
});

test.each([
  [
    'a version that may be left out',
    z.strictObject({ a: z.string(), version: z.number().optional() }),
    false,
  ],
  ['one of two forms without it', z.union([z.object({ version: z.number() }), z.object({})]), false],
  ['each of several', z.object({ rows: z.array(z.object({ a: z.string(), version: z.number() })) }), true],
  ['nothing at all', undefined, false],
])('%s', (_, schema, says) => expect(saysWhatWasShown(schema)).toBe(says));
