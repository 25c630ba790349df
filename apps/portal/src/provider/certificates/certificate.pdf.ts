import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { create, type Font } from 'fontkit';
import Pdf from 'pdfkit';
import { encode } from 'uqr';
import { serviceName } from '../../pages/layout.js';
import type { CertificateWords } from './certificate-words.js';

const require = createRequire(import.meta.url);
/** Ligatures, which are to be read as the letters in them. */
const isLigature = (character: number): boolean => character >= 0xfb_00 && character <= 0xfb_06;

function fontIn(file: string): Font {
  const read = create(readFileSync(file)) as Font;
  // A glyph keeps for all documents the letter that it was first asked for, or none when it was first a part of another:
  // nobody could copy it then or have it read aloud.
  for (const character of read.characterSet) if (!isLigature(character)) read.glyphForCodePoint(character);
  return read;
}

/**
 * Latin with all its accents, Greek and Cyrillic; a PDF gets only the letters it needs. Read once: that takes far longer
 * than drawing.
 */
const fonts = {
  regular: fontIn(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  bold: fontIn(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
};

const blue = '#005eb8';
const black = '#212b32';
const page = { width: 595.28, height: 841.89, margin: 56 };
const width = page.width - 2 * page.margin;

interface Place {
  x?: number;
  y?: number;
  width?: number;
  font?: keyof typeof fonts;
  size: number;
  /** Smaller, rather than higher than this. */
  highest?: number;
  after?: number;
}

/** A4, one page for each certificate, tagged for screen readers; to be read as a stream, and to be ended. */
export function certificateDocument(title: string, createdAt: string): PDFKit.PDFDocument {
  const options = {
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    // The types of the library do not know this one yet.
    subset: 'PDF/UA' as string,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, Author: serviceName, CreationDate: new Date(createdAt) },
  };
  const document = new Pdf(options as PDFKit.PDFDocumentOptions);
  // The library takes fonts that are read already; its types do not know that yet.
  for (const [name, read] of Object.entries(fonts)) document.registerFont(name, read as unknown as Buffer);
  return document;
}

/** Draws a certificate on a page of its own. */
export function drawCertificate(document: PDFKit.PDFDocument, words: CertificateWords): void {
  document.addPage();
  const sheet = new Sheet(document);
  sheet.band();
  const inBand = { x: page.margin, width, size: 15 };
  sheet.say('P', serviceName, { ...inBand, y: 32, font: 'bold' }, 'white');
  sheet.say('H1', 'Certificate', { x: page.margin, width, y: 116, size: 16, after: 8 });
  sheet.say('P', words.name, { size: 30, font: 'bold', highest: 150, after: 6 });
  sheet.say('P', words.odsCode, { size: 13, after: 26 });
  sheet.say('P', words.level, { size: 26, font: 'bold', after: 10 }, blue);
  sheet.say('P', words.meaning, { size: 12, after: 22 });
  for (const [label, text] of words.facts) sheet.fact(label, text);
  sheet.check(words);
  sheet.end();
}

/**
 * Many certificates as one file, as it is read and no faster: one is drawn when what was drawn before is on its way, other
 * requests have their turn in between, and nothing more is drawn when the reader has gone.
 */
export async function* certificatesFile(
  document: PDFKit.PDFDocument,
  certificates: AsyncIterable<CertificateWords>,
): AsyncGenerator<Buffer> {
  for await (const words of certificates) {
    drawCertificate(document, words);
    await nextTurn();
    for (let chunk = document.read(); chunk !== null; chunk = document.read()) yield chunk as Buffer;
  }
  document.end();
  yield* document as AsyncIterable<Buffer>;
}

/** One page, with its part of the structure tree. */
class Sheet {
  private readonly root: PDFKit.PDFStructureElement;

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** Only to look at. */
  band(): void {
    this.artifact(() => this.document.rect(0, 0, page.width, 84).fill(blue));
  }

  say(tag: string, text: string, place: Place, colour = black): void {
    this.root.add(this.document.struct(tag, {}, () => this.write(text, place, colour)));
  }

  fact(label: string, text: string): void {
    const { y } = this.document;
    const line = { size: 12, y };
    this.root.add(
      this.document.struct('P', {}, () => {
        this.write(label, { ...line, font: 'bold', width: 130 });
        this.write(text, { ...line, x: page.margin + 140, width: width - 140, highest: 70, after: 9 });
      }),
    );
  }

  /** How anybody can check it, at the foot of the page. */
  check({ code, verifyUrl, typeIn, qrText }: CertificateWords): void {
    const { document, root } = this;
    const [top, qr] = [590, 130];
    const place = { width: width - qr - 24, after: 6 };
    this.artifact(() => document.rect(page.margin, top - 20, width, 2).fill(blue));
    this.say('H2', 'Check this certificate', { ...place, y: top, size: 15, font: 'bold' });
    const how =
      'Anybody can see whether it still counts today. Scan the QR code, or go to this page and type the code:';
    this.say('P', how, { ...place, size: 12 });
    root.add(
      document.struct('P', {}, [
        document.struct('Link', {}, () =>
          this.write(typeIn, { ...place, size: 12, font: 'bold', highest: 34 }, blue, verifyUrl),
        ),
      ]),
    );
    this.say('P', code, { ...place, size: 20, font: 'bold', after: 0 });
    const { y } = document;
    root.add(
      document.struct('Figure', { alt: qrText }, () =>
        this.qr(verifyUrl, { x: page.width - page.margin - qr, y: top, size: qr }),
      ),
    );
    const note =
      'Organisations assess themselves. This certificate says what was published on its day; only the page says what is true today.';
    this.say('P', note, { y: Math.max(y + 16, top + qr + 12), size: 10 });
  }

  end(): void {
    this.root.end();
  }

  private artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private write(text: string, place: Place, colour = black, link?: string): void {
    const { document } = this;
    const { x = page.margin, y = document.y, width: wide = width, highest = Infinity, after = 0 } = place;
    document.font(place.font ?? 'regular').fillColor(colour);
    let { size } = place;
    while (document.fontSize(size).heightOfString(text, { width: wide }) > highest && size > 6) size -= 1;
    document.text(text, x, y, { width: wide, ...(link ? { link } : {}) });
    document.y += after;
  }

  private qr(text: string, { x, y, size }: { x: number; y: number; size: number }): void {
    const { data } = encode(text, { ecc: 'M', border: 0 });
    const pixel = size / data.length;
    for (const [row, line] of data.entries())
      for (const [column, dark] of line.entries())
        if (dark) this.document.rect(x + column * pixel, y + row * pixel, pixel, pixel);
    this.document.fill('black');
  }
}
