import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { Vault } from '../vault/vault.js';
import { Links } from './links.js';

const links = new Links(new Vault({ SECRET_KEY: randomBytes(32).toString('base64') } as Config));
const id = randomUUID();
const first = links.make('invitation', id, 1);
const second = links.make('invitation', id, 2);

test('a token says what it belongs to and can be made again', () => {
  expect(links.idIn(first.token)).toBe(id);
  expect(links.make('invitation', id, 1).token).toBe(first.token);
});

test('a token is current until it is renewed', () => {
  expect(links.check('invitation', first.token, { id, version: 1, tokenHash: first.tokenHash })).toBe(
    'current',
  );
  expect(links.check('invitation', second.token, { id, version: 2, tokenHash: second.tokenHash })).toBe(
    'current',
  );
  expect(links.check('invitation', first.token, { id, version: 2, tokenHash: second.tokenHash })).toBe(
    'replaced',
  );
});

test('a token of another kind, a later version or none at all is unknown', () => {
  const linked = { id, version: 1, tokenHash: first.tokenHash };
  expect(links.check('invitation', links.make('password-reset', id, 1).token, linked)).toBe('unknown');
  expect(links.check('invitation', second.token, linked)).toBe('unknown');
  expect(links.check('invitation', `${first.token.split('.')[0]}.`, linked)).toBe('unknown');
  expect(links.idIn('nonsense')).toBeUndefined();
  expect(links.idIn('')).toBeUndefined();
});
