import { expect, test } from '@jest/globals';
import type { Certificate } from '@dspt/contracts/assessment/certificates';
import { certificatesPage } from './certificates.page.js';

const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538';
const certificate: Certificate = {
  code: '7K3MQ9RTV2XB',
  organisation: { code: 'A1', name: 'ROSE A1' },
  level: 'met',
  edition: '2026-27',
  publishedAt: '2026-05-03T12:00:00.000Z',
  expiresAt: '2027-05-02T23:00:00.000Z',
  through: { code: 'HQ01', name: 'HEAD OFFICE' },
};
const shown = (q: string) =>
  certificatesPage({ items: [certificate], total: 1501 }, { id, q, page: 2 }).model;

test('each certificate can be checked and downloaded, and all of them at once', () => {
  const { rows, count, downloadPath, pagination } = shown('');
  expect(rows).toEqual([
    {
      code: 'A1',
      name: 'ROSE A1',
      certificateCode: '7K3M-Q9RT-V2XB',
      verifyPath: '/verify/7K3M-Q9RT-V2XB',
      downloadPath: `/publications/${id}/certificates/A1/certificate.pdf`,
    },
  ]);
  expect(count).toBe('1,501 certificates');
  expect(downloadPath).toBe(`/publications/${id}/certificates.pdf`);
  expect(pagination?.next?.labelText).toBe('Page 3 of 16');
});
test('what is found is kept from page to page, and leads back to all', () => {
  const { count, downloadPath, allPath, pagination } = shown('rose');
  expect(count).toBe('1,501 certificates found for “rose”');
  expect([downloadPath, allPath]).toEqual([undefined, `/publications/${id}/certificates`]);
  expect(pagination?.previous?.href).toBe(`/publications/${id}/certificates?q=rose&page=1`);
});
