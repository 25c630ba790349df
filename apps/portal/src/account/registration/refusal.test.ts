import { expect, test } from '@jest/globals';
import { refusalPage } from './refusal.js';

const problem = (code: string, more: object = {}) => ({
  type: '',
  code,
  title: 'Refused',
  status: 409,
  ...more,
});

test('where there is an administrator one can ask to join or for help, and keeps what was typed', () => {
  const typed = [{ name: 'email', value: 'ann@example.org' }];
  const { model } = refusalPage('X1', problem('already-has-administrator'), { typed });
  expect(model.forms.map(({ path }) => path)).toEqual([
    '/register/X1/ask-to-join',
    '/contact?topic=no-administrator&code=X1',
  ]);
  expect(model.typed).toEqual(typed);
  expect(model.links[0]).toEqual({ text: 'Sign in if you have an account', path: '/sign-in' });
});

test('a place with two codes leads to the code that is registered', () => {
  const { model } = refusalPage(
    'X1',
    problem('twin-has-administrator', { twin: { code: 'X2', name: 'Two' } }),
  );
  expect(model.forms.map(({ path }) => path)).toEqual([
    '/register/X2/ask-to-join',
    '/contact?topic=no-administrator&code=X2',
  ]);
});

test('who is signed in is not asked to sign in', () => {
  const { model } = refusalPage('X1', problem('already-has-administrator'), { signedIn: true });
  expect(model.links).toEqual([{ text: 'Find your organisation', path: '/find-code' }]);
});

test('a closed organisation leads to the one that took over', () => {
  const successor = { code: 'X2', name: 'Two' };
  const { model } = refusalPage('X1', problem('organisation-closed', { successor }));
  expect(model.links[0]).toEqual({ text: 'Register Two (X2)', path: '/register/X2' });
});

test('whoever has registered enough for a day is one click from the helpdesk, with the code filled in', () => {
  const { model } = refusalPage('X6', problem('too-many-organisations'), { signedIn: true });
  expect(model.forms.map(({ path }) => path)).toEqual(['/contact?topic=link-email&code=X6']);
});

test('an unknown code leads to the search with that code', () => {
  const { model } = refusalPage('VL0OD', problem('organisation-unknown'));
  expect(model.links[0]?.path).toBe('/find-code?q=VL0OD');
});
