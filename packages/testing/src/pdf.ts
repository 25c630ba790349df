import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of letters; `transform` ends with where it begins, from the left and from the bottom. */
export interface Piece {
  str: string;
  transform: number[];
  width: number;
}

export const readPdf = (data: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(data), useSystemFonts: false, isEvalSupported: false, verbosity: 0 })
    .promise;

export const piecesOf = async (pdf: PDFDocumentProxy, page = 1): Promise<Piece[]> =>
  (await (await pdf.getPage(page)).getTextContent()).items.filter((item) => 'str' in item);

/** What can be read on a page. */
export const textOf = async (pdf: PDFDocumentProxy, page = 1): Promise<string> =>
  (await piecesOf(pdf, page))
    .map(({ str }) => str)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

/** The code that a certificate shows. */
export const codeIn = (text: string): string => /\b(\w{4}-){2}\w{4}\b/.exec(text)![0];
