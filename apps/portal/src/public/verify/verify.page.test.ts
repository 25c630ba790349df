import { describe, expect, test } from '@jest/globals';
import type { VerifiedCertificate } from '@dspt/contracts/organisations/certificates';
import { unpublished } from '../../../test/samples.js';
import { certificatePage } from './verify.page.js';

const through = { code: 'HQ01', name: 'HEAD OFFICE' };
const shown = (change: Partial<VerifiedCertificate> = {}) =>
  certificatePage(
    {
      code: '7K3MQ9RTV2XB',
      organisation: { code: 'VR001', name: 'ROSE HOUSE' },
      level: 'met',
      edition: '2026-27',
      publishedAt: '2026-05-03T12:00:00.000Z',
      expiresOn: '2027-05-03',
      through: null,
      formerHeadOffice: false,
      standing: 'current',
      since: null,
      status: unpublished,
      ...change,
    },
    new Date('2026-11-03T13:05:00Z'),
  ).model;
const row = ({ facts }: ReturnType<typeof shown>, name: string) =>
  facts.rows.find(({ key }) => key.text === name)?.value.text;

describe('a certificate', () => {
  test('that counts says for whom, what, through whom and until when', () => {
    const page = shown({ through });
    expect(page).toMatchObject({
      title: 'This certificate counts today',
      counts: true,
      what: 'ROSE HOUSE has published Standards Met through HEAD OFFICE. It counts until 2 May 2027.',
      former: undefined,
    });
    expect(row(page, 'Covered through')).toBe('HEAD OFFICE (HQ01)');
    expect(row(page, 'Certificate code')).toBe('7K3M-Q9RT-V2XB');
    expect(row(shown(), 'Covered through')).toBeUndefined();
  });
  test.each<[string, string, Partial<VerifiedCertificate>]>([
    ['was replaced', 'ROSE HOUSE published again on 1 June 2026.', { standing: 'superseded' }],
    ['was replaced by its head office', 'HEAD OFFICE published again', { standing: 'superseded', through }],
    ['has expired', 'It counted until 2 May 2027.', { standing: 'expired' }],
    ['was taken back', 'It stopped counting for ROSE HOUSE on 1 June 2026.', { standing: 'ended' }],
  ])('that %s says so first', (_, what, change) => {
    const page = shown({ since: '2026-06-01T12:00:00.000Z', ...change });
    expect(page.counts).toBe(false);
    expect(page.what).toContain(what);
    expect(page.title).not.toContain('counts today');
  });
  test('of a site that has left says so', () => {
    expect(shown({ through, formerHeadOffice: true }).former).toBe(
      'HEAD OFFICE (HQ01) does not run ROSE HOUSE any more.',
    );
  });
});
