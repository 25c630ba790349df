import { SaxesParser } from 'saxes';
import { BadArchive, TooMuch, type Archive } from './zip.js';

/** Names come without their prefix: every program chooses prefixes of its own. */
export interface XmlVisitor {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** No part of a spreadsheet is deeper than a dozen elements. */
const deepest = 100;
/** In all parts of an archive together: more than any real spreadsheet has, and two seconds' work. */
const mostElements = 1_500_000;
const mostAttributes = 200;
const largestElement = 1024 * 1024;

/**
 * Walks through the XML of an archive's part piece by piece.
 * @throws {BadArchive} for what is missing, not well-formed, too deep, too much, or declares entities
 */
export async function walkXml(archive: Archive, part: string, visitor: XmlVisitor): Promise<void> {
  const parser = parserFor(visitor, () => {
    if (++archive.elements > mostElements) throw new TooMuch('too many elements');
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of archive.read(part)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    throw error instanceof BadArchive ? error : new BadArchive(String(error));
  }
}

function parserFor({ open, text, close }: XmlVisitor, count: () => void): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  let textSize = 0;
  let attributeCount = 0;
  const read = (value: string): void => {
    if ((textSize += value.length) > largestElement) throw new BadArchive('too much text in one element');
    text?.(value);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new BadArchive('entities are not allowed');
  });
  parser.on('opentagstart', () => (attributeCount = 0));
  parser.on('attribute', () => {
    if (++attributeCount > mostAttributes) throw new BadArchive('too many attributes');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) throw new BadArchive('too deep');
    count();
    textSize = 0;
    open?.(localName(name), attributes);
  });
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('closetag', ({ name }) => {
    depth--;
    textSize = 0;
    close?.(localName(name));
  });
  return parser;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}
