import { expect, test } from '@jest/globals';
import { inputOf } from './fields.js';

test('a list of codes may be typed in any way, and given again as it was', () => {
  const publicationId = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f';
  const codes = ['VL00T', 'VL00D', 'VL00E'];
  for (const typed of ['VL00T\nVL00D, VL00E\n', codes.join(' ; '), String(codes)])
    expect(inputOf('copy-publication', { publicationId, codes: typed })).toEqual({ publicationId, codes });
  expect(inputOf('copy-publication', { publicationId })).toEqual({ publicationId, codes: [] });
});
test('on and off become yes and no', () => {
  expect(inputOf('switch-head-office-function', { code: 'A1', enabled: 'false' })).toEqual({
    code: 'A1',
    enabled: false,
  });
});
