import { randomUUID } from 'node:crypto';
import type { Sample } from './form-sample.js';

const id = randomUUID();
const token = 'x'.repeat(60);
const choice = { q: 'typed here' };
const passkey = (response: object) =>
  JSON.stringify({
    id: 'abc',
    rawId: 'abc',
    type: 'public-key',
    response: { clientDataJSON: 'abc', ...response },
  });
const shownPasskey = passkey({ authenticatorData: 'abc', signature: 'abc' });

/** Forms of one's own account, and of getting into it. */
export const accountSamples: Record<string, Sample> = {
  '/account/details': {
    path: '/account/details',
    needs: 'identity',
    typed: { firstName: 'Séan "Jo"', lastName: 'O’Neill', telephone: '01632 1', version: '1' },
  },
  '/account/password': {
    path: '/account/password',
    needs: 'identity',
    typed: { currentPassword: 'x', password: 'y' },
  },
  '/account/sessions/:id/end': { path: `/account/sessions/${id}/end`, needs: 'identity', typed: {} },
  '/account/sessions/others/end': { path: '/account/sessions/others/end', needs: 'identity', typed: {} },
  '/account/second-factor/remove': {
    path: '/account/second-factor/remove',
    needs: 'identity',
    typed: { password: 'x', code: '123456' },
  },
  '/account/recovery-codes': { path: '/account/recovery-codes', needs: 'identity', typed: { password: 'x' } },
  '/account/recovery-codes/kept': {
    path: '/account/recovery-codes/kept',
    typed: { kept: 'yes', codes: '0123456789' },
  },
  '/account/email': {
    path: '/account/email',
    needs: 'identity',
    typed: { email: 'typed@example.org', password: 'x' },
  },
  '/account/close': { path: '/account/close', needs: 'identity', typed: { password: 'x' } },
  '/account/email/cancel': { path: '/account/email/cancel', needs: 'identity', typed: {} },
  '/account/emails': { path: '/account/emails', typed: { wanted: 'reminders', version: '1' } },
  '/stop-emails/:kind/:token': { path: `/stop-emails/news/${token}`, typed: {}, stranger: true },
  '/stop-emails/:kind/:token/again': { path: `/stop-emails/news/${token}/again`, typed: {}, stranger: true },
  '/email-change/:side/:token/confirmation': {
    path: `/email-change/new/${token}/confirmation`,
    needs: 'identity',
    typed: {},
    stranger: true,
  },
  '/email-change/:side/:token/refusal': {
    path: `/email-change/old/${token}/refusal`,
    needs: 'identity',
    typed: {},
    stranger: true,
  },
  '/account/linked-account/link': {
    path: '/account/linked-account/link',
    typed: { password: 'x' },
  },
  '/account/linked-account/remove': {
    path: '/account/linked-account/remove',
    needs: 'identity',
    typed: { password: 'x' },
  },
  '/sign-in/elsewhere': { path: '/sign-in/elsewhere', typed: {}, stranger: true },
  '/account/passkeys/add': {
    path: '/account/passkeys/add',
    needs: 'identity',
    typed: {
      options: '{"challenge":"abc"}',
      name: 'Typed “phone” <b>',
    },
    scripted: { credential: passkey({ attestationObject: 'abc' }) },
  },
  '/account/passkeys/:id/remove': {
    path: `/account/passkeys/${id}/remove`,
    needs: 'identity',
    typed: { name: 'My <b> phone', password: 'x' },
  },
  '/account/second-factor': {
    path: '/account/second-factor',
    needs: 'identity',
    typed: { code: '123456', secret: 'TYPEDSECRET', uri: 'otpauth://x' },
  },
  '/account/organisations/:code/leave': {
    path: '/account/organisations/VR001/leave',
    needs: 'identity',
    typed: choice,
  },
  '/sign-in': { path: '/sign-in', needs: 'identity', typed: { email: 'typed@example.org' }, stranger: true },
  '/sign-in/passkey': {
    path: '/sign-in/passkey',
    needs: 'identity',
    typed: {},
    scripted: { credential: shownPasskey },
    stranger: true,
  },
  '/sign-in/second-factor/passkey': {
    path: '/sign-in/second-factor/passkey',
    needs: 'identity',
    typed: {},
    scripted: { credential: shownPasskey },
  },
  '/sign-in/second-factor': { path: '/sign-in/second-factor', needs: 'identity', typed: { code: '123456' } },
};
