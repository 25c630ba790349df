import { expect, test } from '@jest/globals';
import { allContracts } from './support/schemas.js';

/** Operations that may be sent twice without a request id, and why nothing is made twice. */
const needless: Record<string, string> = {
  'POST /email-changes/:side/:token/confirmation': 'a mailbox confirms once',
  'POST /email-changes/:side/:token/refusal': 'stopping twice is stopping once',
  'POST /openid-requests': 'makes nothing',
  'POST /sessions/openid': 'the other service gives what it takes once',
  'POST /me/linked-account/proof': 'makes nothing',
  'POST /me/linked-account/removal': 'what is removed is gone',
  'POST /passkey-requests': 'makes nothing',
  'POST /sessions/passkey': 'a challenge is answered once',
  'POST /sessions/current/passkey': 'a challenge is answered once',
  'POST /me/passkeys/request': 'makes nothing',
  'POST /me/passkeys': 'a challenge is answered once',
  'POST /me/closing': 'what is closed is gone',
  'POST /me/passkeys/:id/removal': 'what is removed is gone',
  'POST /sessions': 'a session more does no harm, and its secret is given once',
  'POST /sessions/current/second-factor': 'a code counts once',
  'POST /me/second-factor/removal': 'a code counts once, and what is removed is gone',
  'POST /me/second-factor': 'a new secret replaces the one before',
  'POST /human-challenges': 'makes nothing',
  'POST /invitations/:token/acceptance': 'a link is used once',
  'POST /me/invitations/:id/acceptance': 'an invitation is accepted once',
  'POST /invitations/:token/refusal': 'declining twice is declining once',
  'POST /me/invitations/:id/refusal': 'declining twice is declining once',
  'POST /organisations/:code/incidents/:id/opening': 'has a version',
  'POST /organisations/:code/incidents/:id/closing': 'has a version',
  'POST /organisations/:code/incidents/:id/withdrawal': 'has a version',
  'POST /organisations/:code/documents/from-statement': 'a version of a statement is added once',
  'POST /organisations/:code/supplier-statements/:id/withdrawal': 'has a version',
  'POST /organisations/:code/publications/preview': 'makes nothing',
  'POST /organisations/:code/quiz/people/:id/join':
    'makes nothing: who was joined is not there to be joined again',
  'POST /staff/dead-letters/:id/replay': 'an event is handled once',
  'POST /staff/dead-letters/:id/discard': 'is discarded once',
  'POST /staff/emails/:id/discard': 'is discarded once',
  'POST /staff/impersonations': 'a view more does no harm, and its secret is given once',
  'POST /staff/action-previews': 'makes nothing',
  'POST /staff/actions/:id/approval': 'an action is decided once',
  'POST /staff/actions/:id/refusal': 'an action is decided once',
  'POST /staff/actions/:id/withdrawal': 'an action is decided once',
  'POST /staff/actions/:id/seen': 'is seen once',
  'POST /staff/contact-notes/:id/next-action': 'is finished once',
  'POST /staff/webhooks/:id/trial': 'changes nothing here, and its receiver is told that it is a test',
  'POST /imports': 'importing twice changes nothing',
  'POST /organisations/:code/action-plan/reading': 'saves nothing: it says what a spreadsheet holds',
};

const posts = (await allContracts())
  .filter((contract) => contract.kind === 'route')
  .filter(({ method }) => method === 'POST');

/** Names of the fields of a body, whatever wraps them. */
function fieldsOf(schema: unknown): string[] {
  const { shape, def } = (schema ?? {}) as {
    shape?: object;
    def?: { innerType?: unknown; options?: unknown[] };
  };
  if (shape) return Object.keys(shape);
  return [def?.innerType, ...(def?.options ?? [])].flatMap((inner) => (inner ? fieldsOf(inner) : []));
}

test('every operation that makes something takes a request id, or says why it needs none', () => {
  const without = posts
    .filter(
      ({ body, query }) =>
        ![...fieldsOf(body), ...fieldsOf(query)].some((name) => name === 'requestId' || name === 'id'),
    )
    .map(({ method, path }) => `${method} ${path}`);
  expect(without.toSorted()).toEqual(Object.keys(needless).toSorted());
});
