import { fileTypeFromBuffer } from 'file-type';

/** A kind of file that may be kept; the first ending is the usual one. */
export interface FileKind {
  mediaType: string;
  endings: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const kinds: Record<string, FileKind> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, endings: ['pptx'] },
  odt: { mediaType: `${openDocument}.text`, endings: ['odt'] },
  ods: { mediaType: `${openDocument}.spreadsheet`, endings: ['ods'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  gif: { mediaType: 'image/gif', endings: ['gif'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
};
const text: FileKind = { mediaType: 'text/plain', endings: ['txt', 'csv'] };

/** What a file is, judged by its content; `undefined` for anything that may not be kept. */
export async function fileKind(content: Buffer, name: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (!found) return isPlainText(content, name) ? text : undefined;
  const kind = kinds[found.ext];
  return kind && !holdsMacros(content) ? kind : undefined;
}

/** Office files are zip archives, which name their parts in plain bytes. */
const holdsMacros = (content: Buffer): boolean => content.includes('vbaProject.bin');

function isPlainText(content: Buffer, name: string): boolean {
  if (!text.endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return false;
  return !isBinary(content) && !startsLikeMarkup(content);
}

/** No control characters but the ones that lay text out. */
const isBinary = (content: Buffer): boolean =>
  content.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127);

/** Browsers that guess would run it. */
const startsLikeMarkup = (content: Buffer): boolean =>
  /^[\s\uFEFF]*<(?:!doctype|\?xml|html|head|body|script|svg|iframe)/i.test(
    content.subarray(0, 1024).toString('utf8'),
  );
