import { expect, test } from '@jest/globals';
import { garbledIn } from './garbled.js';

test.each([
  'CAFÃ© ROSE',
  'CAFÃ‰ ROSE',
  'ST MARYâ€™S',
  'ST MARY\u0092S',
  'ST MARY\uFFFDS',
  'ROSE Â£1',
  'ROSE\u00C2\u00A0HOUSE',
  'PLAS YR Å´YN',
  'ROSE â€“ LODGE',
  'ROSE ï¿½ LODGE',
])('%j was read in the wrong encoding', (text) => expect(garbledIn(['V1', text])).toBe(text));

test.each([
  'CAFÉ ROSE',
  '“CAFÉ”',
  'CAFÉ’S',
  'CAFÉ–ROSE',
  'SÅ’S',
  'ÅRSTA',
  'ÂNE',
  'SÃO JOÃO',
  'CHÂTEAU',
  'PLAS YR ŴYŶN',
  'MÜLLER HOUSE',
  'ŁÓDŹ',
  'Ş',
  'ROSE – LODGE',
  '£1',
  'नमस्ते',
])('%j is as it was meant', (text) => expect(garbledIn(['V1', text])).toBeUndefined());
