import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanCode, cleanLine, cleanLines, cleanToken, storable } from '../src/text.js';
import { odsCode, opaque, requiredText, secret, typedLines, typedText } from '../src/values.js';

describe('text of one line', () => {
  test.each([
    ['  Ann \t\n  Smith\u00A0', 'Ann Smith'],
    ['Siân', 'Siân'],
    ['Sia\u0302n', 'Siân'],
    ['Ŵyn O’Brien-D\u02BCArcy', 'Ŵyn O’Brien-DʼArcy'],
    ['Ａｎｎ\u3000Ｓｍｉｔｈ', 'Ann Smith'],
    ['Ann\u202Etxt.exe\u202C', 'Anntxt.exe'],
    ['Sun\u200Bny\u00AD Home\uFEFF', 'Sunny Home'],
    ['A\0B\u0007C\uD800D', 'ABCD'],
    ['½ m² ﬁne ™', '½ m² ﬁne ™'],
    ['A\u3164\u2800B', 'A B'],
    ['\u200B\u2060 \u00A0', ''],
  ])('%j becomes %j', (typed, clean) => expect(cleanLine(typed)).toBe(clean));

  test('keeps a joiner between letters of scripts that need it, and nowhere else', () => {
    expect(cleanLine('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(cleanLine('क्\u200Dष')).toBe('क्\u200Dष');
    expect(cleanLine('An\u200Cn\u200D')).toBe('Ann');
    expect(cleanLine('\u200Cمی\u200C')).toBe('می');
  });
});

test('text of several lines keeps its lines and tabs', () => {
  expect(cleanLines('\r\n one \r\n\ttwo\t \u2028three\u0085\rfour\n\n')).toBe('one\n\ttwo\nthree\n\nfour');
});

test('codes have compatibility forms made ordinary', () => {
  expect(cleanCode(' ＬＳ１\u00A0４ＡＰ ')).toBe('LS1 4AP');
  expect(cleanToken('１２３ ４５６')).toBe('123456');
  expect(cleanToken('①²\u200B')).toBe('12');
  expect(odsCode.parse(' ｖ l\u200B0 0d ')).toBe('VL00D');
  expect(odsCode.safeParse('\u200B').error?.issues[0]?.message).toBe('Enter an ODS code');
  expect(odsCode.safeParse('x'.repeat(5000)).error?.issues[0]?.message).toBe(
    'An ODS code has at most 32 characters',
  );
});

describe('whatever is typed', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: oddities() }));
  test.each([cleanLine, cleanLines, cleanCode, cleanToken])('%p changes nothing the second time', (clean) => {
    fc.assert(fc.property(any, (text) => clean(clean(text)) === clean(text)));
  });
  test.each([cleanLine, cleanLines, cleanCode, cleanToken])(
    '%p leaves nothing that cannot be kept',
    (clean) => {
      fc.assert(
        fc.property(
          any,
          (text) => storable(clean(text)) && !/[\p{Cs}\u202A-\u202E\uFEFF\0]/u.test(clean(text)),
        ),
      );
    },
  );

  test('is cleaned in time that grows with its length', () => {
    const hostile = [
      '\u0315'.repeat(200_000) + '\u0334'.repeat(200_000),
      ' '.repeat(400_000) + 'x',
      '\u200D'.repeat(400_000),
    ];
    for (const text of hostile)
      for (const clean of [cleanLine, cleanLines, cleanCode]) {
        const before = performance.now();
        clean(`a${text}`);
        expect(performance.now() - before).toBeLessThan(2000);
      }
  });
});

test('length is counted as it is kept: a line break is one character, blanks at the ends are none', () => {
  expect(typedLines(5).parse('a\r\nb\r\nc')).toBe('a\nb\nc');
  expect(typedText(3).parse('   Sia\u0302  '.slice(0, 7))).toBe('Siâ');
  expect(requiredText('Enter it', 3).safeParse('\u200B\u00A0').error?.issues[0]?.message).toBe('Enter it');
  expect(typedText(3).safeParse('abcd').error?.issues[0]?.message).toBe('Must be 3 characters or fewer');
});

test('a secret is as it was typed; what we made ourselves is ASCII', () => {
  expect(secret('Enter it').parse(' \u200Bpa\u00DFword ')).toBe(' \u200Bpa\u00DFword ');
  expect(opaque(10).parse('abc\r\n\0\u202E')).toBe('abc');
  expect(opaque(10).safeParse('x'.repeat(11)).success).toBe(false);
});

function oddities() {
  return fc.constantFrom(
    ...'aﬁＡ \u00A0\u3000\u2028\r\n\t\0\u0301\u0315\u0334\u200B\u200C\u200D\u202E\u2066\uFEFF\u3164\u2800\u00AD\uFE0Fمक्ŵ½²\uD800\uDC00ﾞｶ가\u1100\u1161'.split(
      '',
    ),
    '👩‍⚕️',
  );
}
