import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';

/** What a look at every byte of a file told. */
export interface Examined {
  file: FileHandle;
  compressed: boolean;
  /** A ZIP archive, which may hold one. */
  isArchive: boolean;
  encoding: 'utf-8' | 'windows-1252';
  /** Of the content, whether it came compressed or not. */
  sha256: string;
  /** Why it cannot be a CSV file: an archive, a web page, a picture, nothing at all. */
  refusal: string | null;
}

/** Five times all of ODS; a small compressed file may claim to be any size. */
export const largest = 500 * 1024 ** 2;
/** Small: what is done with a piece is done at once, and others wait for it. */
const pieceSize = 16 * 1024;

/** Reads the file once, before anything is done with it. */
export async function examine(file: FileHandle): Promise<Examined> {
  const compressed = await isGzip(file);
  const hash = createHash('sha256');
  const letters = new Letters();
  let size = 0;
  let refusal: string | null = null;
  let isArchive = false;
  try {
    for await (const chunk of bytes(file, compressed) as AsyncIterable<Buffer>) {
      if (size === 0) refusal = otherKind(chunk);
      isArchive ||= refusal === archive;
      size += chunk.length;
      if (size > largest) refusal ??= 'The file is larger than 500 MB.';
      if (refusal) break;
      hash.update(chunk);
      letters.count(chunk);
    }
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    refusal = 'The compressed file is damaged or cut off. Download it again.';
  }
  if (size === 0) refusal ??= 'The file is empty.';
  if (letters.binary > size / 100) refusal ??= 'The file is not text: it contains binary data.';
  return { file, compressed, isArchive, encoding: letters.encoding, sha256: hash.digest('hex'), refusal };
}

/** The file's text, a piece at a time. Bytes that are wrong in its encoding become U+FFFD. */
export async function* content({ file, compressed, encoding }: Examined): AsyncGenerator<string> {
  const utf8 = new TextDecoder();
  for await (const chunk of bytes(file, compressed) as AsyncIterable<Buffer>)
    // Not TextDecoder: in Node it takes windows-1252 for Latin-1.
    yield encoding === 'utf-8' ? utf8.decode(chunk, { stream: true }) : iconv.decode(chunk, encoding);
  if (encoding === 'utf-8') yield utf8.decode();
}

/** In which of the two encodings most of a file's letters are; both in one file are found when its lines are read. */
class Letters {
  binary = 0;
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  private valid = 0;
  private invalid = 0;
  private marked: boolean | undefined;

  get encoding(): Examined['encoding'] {
    return this.marked || this.valid >= this.invalid ? 'utf-8' : 'windows-1252';
  }

  count(chunk: Buffer): void {
    for (const byte of chunk) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) this.binary++;
    const text = this.utf8.decode(chunk, { stream: true });
    this.marked ??= text.startsWith('\uFEFF');
    if (isAscii(chunk) && !text.startsWith('\uFFFD')) return;
    for (const letter of text)
      if (letter === '\uFFFD') this.invalid++;
      else if (letter > '\u007F') this.valid++;
  }
}

async function isGzip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
}

function bytes(handle: FileHandle, compressed: boolean): Readable {
  const file = Readable.from(pieces(handle));
  if (!compressed) return file;
  const plain = createGunzip();
  return file.once('error', (error) => plain.destroy(error)).pipe(plain);
}

/** Not a stream of the handle's own: as long as one is open, the handle cannot be closed. */
async function* pieces(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(pieceSize), 0, pieceSize, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function otherKind(start: Buffer): string | null {
  const head = start.subarray(0, 200).toString('latin1').replace(/^ï»¿/, '').trimStart();
  const rest = start.toString('latin1');
  if (head.startsWith('PK') && /\[Content_Types\]|mimetypeapplication/.test(rest)) return workbook;
  if (head.startsWith('ÐÏ\u0011à')) return workbook;
  if (head.startsWith('PK')) return archive;
  if (head.startsWith('ÿþ') || head.startsWith('þÿ'))
    return 'The file is text in UTF-16. Save it as “CSV UTF-8 (comma delimited)” and import that.';
  if (head.startsWith('%PDF')) return 'The file is a PDF document, not a CSV file.';
  if (head.startsWith('<')) return 'The file is a web page, not a CSV file. Download it again.';
  return null;
}

const archive = 'The file is a ZIP archive. Import the CSV file inside it.';
const workbook =
  'The file is a spreadsheet. Open it, save it as “CSV UTF-8 (comma delimited)”, and import the CSV file.';
