import { expect, test } from '@jest/globals';
import { email } from './email-address.js';

test.each([
  ["aoife.o'example@example.org", "aoife.o'example@example.org"],
  ['  Ann.Lee+Home@Example.ORG ', 'ann.lee+home@example.org'],
  ['ann\u200b@exam\u2060ple.org\ufeff', 'ann@example.org'],
  ['\u202eann@example.org', 'ann@example.org'],
  ['ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ann@example.org'],
  ['u@example.org', 'u@example.org'],
])('%j is %s', (typed, meant) => expect(email.parse(typed)).toBe(meant));

test.each([
  ['aoife.o’example@example.org', 'straight apostrophe'],
  ['a@example.org; b@example.org', 'one email address only'],
  ['a@example.org, b@example.org', 'one email address only'],
  ['a@example.org b@example.org', 'one email address only'],
  ['a@example.org\r\nBcc: b@example.org', 'one email address only'],
  ['"Home" <home@example.org>', 'enter home@example.org'],
  ['Home <home@example.org', 'enter home@example.org'],
  ['mailto:home@example.org', 'enter home@example.org'],
  ['mailto:home@example.org?subject=x', 'mailto:'],
  ['typo@example,org', 'comma'],
  ['typo@example.org;', 'semicolon'],
  ['ty po@example.org', 'space'],
  ['typo@exam\r\nple.org', 'space'],
  ['www.example.org', 'website'],
  ['ann.example.org', 'an @'],
  ['ann@example', 'stops too early'],
  ['ann@example.org.', 'full stop at the end'],
  ['ann@example..org', 'full stop too many'],
  ['ann.@example.org', 'full stop too many'],
  ['änn@example.org', 'without accents'],
  ['ann@exаmple.org', 'without accents'],
  ['“ann”@example.org', 'quotation marks'],
  ['', 'correct format'],
  [`${'a'.repeat(250)}@example.org`, 'correct format'],
])('%j is refused with what to change: %s', (typed, hint) => {
  const { error } = email.safeParse(typed);
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(hint)]);
});
