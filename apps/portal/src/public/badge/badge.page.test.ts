import { expect, test } from '@jest/globals';
import type { VerifiedCertificate } from '@dspt/contracts/organisations/certificates';
import { unpublished } from '../../../test/samples.js';
import { badgePage } from './badge.page.js';

const certificate = (standing: VerifiedCertificate['standing']): VerifiedCertificate => ({
  code: '7K3MQ9RTV2XB',
  organisation: { code: 'VR001', name: 'ROSE HOUSE' },
  level: 'met',
  edition: '2026-27',
  publishedAt: '2026-05-03T12:00:00.000Z',
  expiresOn: '2027-05-03',
  through: null,
  formerHeadOffice: false,
  standing,
  since: null,
  status: unpublished,
});

test('a badge says level and year, and whose it is to whoever has it read aloud', () => {
  expect(badgePage(certificate('current')).model).toMatchObject({
    title:
      'Data Security and Protection Toolkit: ROSE HOUSE (VR001): Standards Met: 2026-27, counts until 2 May 2027',
    level: 'Standards Met',
    detail: '2026-27, counts until 2 May 2027',
  });
});
test.each(['superseded', 'expired', 'ended'] as const)('a badge says no level once it is %s', (standing) => {
  const { model } = badgePage(certificate(standing));
  expect(model.level).toBe('Not current');
  expect(JSON.stringify(model)).not.toContain('Standards Met');
});
test('a badge of a code that was never given out claims nothing', () => {
  expect(badgePage(undefined).model.level).toBe('No such certificate');
});
