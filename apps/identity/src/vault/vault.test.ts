import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { Vault } from './vault.js';

const vaultOf = (key: Buffer) => new Vault({ SECRET_KEY: key.toString('base64') } as Config);
const vault = vaultOf(randomBytes(32));

test('what is sealed can be opened again for the same purpose', () => {
  expect(vault.open('keys', vault.seal('keys', 'a private key'))).toBe('a private key');
});

test('what is sealed looks different every time', () => {
  expect(vault.seal('keys', 'same')).not.toBe(vault.seal('keys', 'same'));
});

test('what is sealed cannot be opened for another purpose, with another key, or after a change', () => {
  const sealed = vault.seal('keys', 'a private key');
  expect(() => vault.open('factors', sealed)).toThrow();
  expect(() => vaultOf(randomBytes(32)).open('keys', sealed)).toThrow();
  const changed = Buffer.from(sealed, 'base64url');
  changed.writeUInt8(changed.readUInt8(30) ^ 1, 30);
  expect(() => vault.open('keys', changed.toString('base64url'))).toThrow();
});

test('signatures differ by purpose', () => {
  expect(vault.sign('a', 'text')).toEqual(vault.sign('a', 'text'));
  expect(vault.sign('a', 'text')).not.toEqual(vault.sign('b', 'text'));
});
