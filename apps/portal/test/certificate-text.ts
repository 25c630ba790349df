import { expect } from '@jest/globals';
import type { Care } from './care.js';
import type { Browser } from './harness.js';
import { readPdf, textOf } from '@dspt/testing/pdf';

/** What the certificate at an address says. */
export async function certificateText(care: Care, browser: Browser, path: string): Promise<string> {
  const { headers, body } = await care.download(browser, path);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="certificate-V\w+-[\d-]+\.pdf"$/),
    'cache-control': 'no-store',
  });
  return textOf(await readPdf(body as Buffer));
}
