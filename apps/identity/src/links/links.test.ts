import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Config } from '../config.js';
import { Vault } from '../vault/vault.js';
import { Links } from './links.js';
import { tokenLength } from './readings.js';

const links = new Links(new Vault({ SECRET_KEY: randomBytes(32).toString('base64') } as Config));
const id = randomUUID();
const find = (token: string, version = 1, kind: 'invitation' | 'password-reset' = 'invitation') =>
  links.find(kind, token, async (wanted) => (wanted === id ? { id, version } : null));
const first = links.make('invitation', id, 1);
const second = links.make('invitation', id, 2);
const incomplete = { code: 'link-incomplete' };

test('a token says what it belongs to and can be made again', async () => {
  expect(first).toMatch(/^[a-z2-7]{64}$/);
  expect(links.make('invitation', id, 1)).toBe(first);
  expect(await find(first)).toEqual({ linked: { id, version: 1 }, replaced: false });
});

test('a token is current until it is renewed', async () => {
  expect((await find(second, 2)).replaced).toBe(false);
  expect((await find(first, 2)).replaced).toBe(true);
});

test('a token of another kind, a later version, somebody else or none at all is none of ours', async () => {
  const others = [links.make('password-reset', id, 1), second, links.make('invitation', randomUUID(), 1)];
  for (const token of [...others, 'nonsense', ''])
    await expect(find(token)).rejects.toMatchObject(incomplete);
});

/** What mail programs, gateways and people do to the end of a link, or to its middle. */
const signs = [
  '. , ; : ! ? ) ] } > " \' ” ’ » * _ | / \\ = =3D =20 =0D=0A %20 %0D%0A %3E %2520 %253E &gt; &quot; &#62;'.split(
    ' ',
  ),
  [' ', '\u00a0', '\u200b', '\u00ad', '\r\n', '\n', '\t', '=\r\n', '\0'],
].flat();
/** Some of these bring letters of their own: harmless behind the token, not within it. */
const within = signs.filter((sign) => !/^&|253E/.test(sign));

test('a token is found however its ends, its case and its lines were damaged', async () => {
  const damage = fc.record({
    before: fc.constantFrom('', '<', '"', ' ', '(', '“', '=\r\n', '%20'),
    after: fc.array(fc.constantFrom(...signs), { maxLength: 4 }),
    broken: fc.constantFrom('', ...within),
    at: fc.nat({ max: tokenLength }),
    cased: fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    ),
    id: fc.uuid(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ before, after, broken, at, cased, id: own }) => {
      const token = cased(links.make('invitation', own, 1));
      const given = `${before}${token.slice(0, at)}${broken}${token.slice(at)}${after.join('')}`;
      const found = await links.find('invitation', given, async (wanted) => ({ id: wanted, version: 1 }));
      expect(found.linked.id).toBe(own);
    }),
    { numRuns: 500 },
  );
});

test('a token that was cut off, or altered in any letter, is never taken for one of ours', async () => {
  const altered = fc.tuple(
    fc.nat({ max: tokenLength - 1 }),
    fc.constantFrom('', 'a', 'b', 'c', 'x', 'y', 'z', '2', '7'),
  );
  await fc.assert(
    fc.asyncProperty(altered, async ([at, letter]) => {
      fc.pre(letter !== first[at]);
      const given = letter ? `${first.slice(0, at)}${letter}${first.slice(at + 1)}` : first.slice(0, at);
      await expect(find(given)).rejects.toMatchObject(incomplete);
    }),
    { numRuns: 500 },
  );
});
