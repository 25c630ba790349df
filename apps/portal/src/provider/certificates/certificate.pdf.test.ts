import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import type { Certificate } from '@dspt/contracts/assessment/certificates';
import decodeQr from 'jsqr';
import { piecesOf, readPdf, textOf } from '@dspt/testing/pdf';
import { certificateFile, certificateWords } from './certificate-words.js';
import { certificateDocument, certificatesFile, drawCertificate } from './certificate.pdf.js';

type Pdf = Awaited<ReturnType<typeof readPdf>>;

const certificate = (change: Partial<Certificate> = {}): Certificate => ({
  code: '7K3MQ9RTV2XB',
  organisation: { code: 'VR001', name: 'Cartref Tŷ Ŵyn, Żółć & Дім «Ромашка» — Σπίτι' },
  level: 'met',
  edition: '2026-27',
  publishedAt: '2026-05-02T23:30:00.000Z',
  expiresAt: '2027-05-02T23:00:00.000Z',
  through: { code: 'HQ01', name: 'HEAD OFFICE OF ROSE' },
  ...change,
});

// Node has none of its own for pdf.js to draw letters with.
Object.assign(globalThis, { Path2D });

async function read(given: Certificate): Promise<Pdf> {
  const words = certificateWords(given, 'https://dspt.example');
  const document = certificateDocument(words.title, given.publishedAt);
  drawCertificate(document, words);
  document.end();
  return readPdf(await buffer(document));
}

describe('a certificate as PDF', () => {
  let pdf: Pdf;
  beforeAll(async () => {
    pdf = await read(certificate());
  });

  test('says all that matters, in whatever letters the name has', async () => {
    const text = await textOf(pdf);
    for (const part of [
      'Cartref Tŷ Ŵyn, Żółć & Дім «Ромашка» — Σπίτι',
      'Toolkit Certificate Cartref',
      'ODS code VR001',
      'Standards Met',
      '2026-27',
      'Published 3 May 2026',
      'Counts until 2 May 2027',
      'Covered through HEAD OFFICE OF ROSE (HQ01)',
      'dspt.example/verify',
      '7K3M-Q9RT-V2XB',
    ])
      expect(text).toContain(part);
  });
  test('is tagged, in English, and titled for what it is', async () => {
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(info).toMatchObject({
      Title: 'Standards Met: certificate of Cartref Tŷ Ŵyn, Żółć & Дім «Ромашка» — Σπίτι (VR001)',
      Language: 'en-GB',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    expect([...tree.matchAll(/"role":"(H1|H2|Figure|Link)"/g)].map(([, role]) => role)).toEqual([
      'H1',
      'H2',
      'Link',
      'Figure',
    ]);
    expect(tree).toContain('QR code that leads to the page about this certificate');
  });
  test('has a QR code that leads to the page about it, and a link', async () => {
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: 2 });
    const { width, height } = viewport;
    const canvas = createCanvas(width, height);
    const canvasContext = canvas.getContext('2d');
    await page.render({ canvasContext: canvasContext as never, viewport }).promise;
    const { data } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
    const found = decodeQr.default(new Uint8ClampedArray(data), canvas.width, canvas.height);
    const address = 'https://dspt.example/verify/7K3M-Q9RT-V2XB';
    expect(found?.data).toBe(address);
    const links = (await page.getAnnotations()) as { url?: string }[];
    expect(links.map(({ url }) => url)).toEqual([address]);
  });
  test('says of an organisation that published itself that it did', async () => {
    expect(await textOf(await read(certificate({ through: null })))).toContain(
      'Published by the organisation itself',
    );
  });
});

const long = 'The Old Rectory Residential and Nursing Home for Ladies and Gentlemen of Wŷth ';
test.each([
  ['250 characters', long.repeat(4).slice(0, 250)],
  ['250 without a blank', 'Llanfairpwllgwyngyllŵ'.repeat(12).slice(0, 250)],
  ['500 wide characters', 'W'.repeat(500)],
])('a name of %s stays on the page, whole', async (_, name) => {
  const pdf = await read(
    certificate({ organisation: { code: 'VR001', name }, through: { code: 'HQ01', name } }),
  );
  expect(pdf.numPages).toBe(1);
  const pieces = await piecesOf(pdf);
  const letters = pieces
    .map(({ str }) => str)
    .join('')
    .replaceAll(/\s/g, '');
  expect(letters.split(name.replaceAll(/\s/g, ''))).toHaveLength(3);
  for (const { str, transform, width } of pieces.filter((piece) => piece.str.trim())) {
    expect([str, transform[4]! + width < 560 && transform[4]! > 50]).toEqual([str, true]);
    expect([str, transform[5]! > 30]).toEqual([str, true]);
  }
  const check = pieces.find(({ str }) => str.startsWith('Check this'))!.transform[5]!;
  const facts = pieces.filter(({ str }) => str.includes('HQ01'));
  expect(Math.min(...facts.map(({ transform }) => transform[5]!))).toBeGreaterThan(check);
});

describe('many certificates', () => {
  let drawn = 0;
  async function* words(count: number) {
    for (drawn = 0; drawn < count; drawn++) {
      const organisation = { code: `V${drawn}`, name: `Tŷ ${drawn}` };
      yield certificateWords(certificate({ organisation }), 'https://dspt.example');
    }
  }
  const file = (count: number) =>
    certificatesFile(certificateDocument('All', certificate().publishedAt), words(count));

  test('are one file with a page for each', async () => {
    const pdf = await readPdf(await buffer(file(30)));
    expect(pdf.numPages).toBe(30);
    expect(await textOf(pdf, 30)).toContain('Tŷ 29 ODS code V29');
    const tree = JSON.stringify(await (await pdf.getPage(30)).getStructTree());
    expect(tree).toContain('"role":"H1"');
  });
  test('are drawn as they are read, and no more when the reader has gone', async () => {
    for await (const chunk of file(1000)) if (chunk.length > 0) break;
    expect(drawn).toBeLessThan(5);
  });
});

test('the file is named after code and day', () => {
  expect(certificateFile(certificate())).toBe('certificate-VR001-2026-05-03.pdf');
});
