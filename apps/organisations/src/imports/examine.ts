import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';

/** What a look at every byte of a file told. */
export interface Examined {
  path: string;
  compressed: boolean;
  encoding: 'utf-8' | 'windows-1252';
  /** Of the content, whether it came compressed or not. */
  sha256: string;
  /** Why it cannot be a CSV file: an archive, a web page, a picture, nothing at all. */
  refusal: string | null;
}

const largest = 2 * 1024 ** 3;

/** Reads the file once, before anything is done with it. */
export async function examine(path: string): Promise<Examined> {
  const compressed = await isGzip(path);
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let isUtf8 = true;
  let refusal: string | null = null;
  try {
    for await (const chunk of bytes(path, compressed) as AsyncIterable<Buffer>) {
      refusal ??= size === 0 ? otherKind(chunk) : null;
      size += chunk.length;
      if (size > largest)
        return { path, compressed, encoding: 'utf-8', sha256: '', refusal: 'The file is larger than 2 GB.' };
      if (chunk.includes(0)) refusal ??= 'The file is not text: it contains binary data.';
      hash.update(chunk);
      isUtf8 &&= decodes(utf8, chunk);
    }
    isUtf8 &&= decodes(utf8);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    refusal = 'The compressed file is damaged or cut off. Download it again.';
  }
  if (size === 0) refusal ??= 'The file is empty.';
  return {
    path,
    compressed,
    encoding: isUtf8 ? 'utf-8' : 'windows-1252',
    sha256: hash.digest('hex'),
    refusal,
  };
}

/** The file's content as UTF-8, a piece at a time. */
export function content({ path, compressed, encoding }: Examined): Readable {
  if (encoding === 'utf-8') return bytes(path, compressed);
  // Not TextDecoder: in Node it takes windows-1252 for Latin-1.
  const toUtf8 = new Transform({
    transform: (chunk: Buffer, _, done: TransformCallback) => done(null, iconv.decode(chunk, encoding)),
  });
  return bytes(path, compressed).pipe(toUtf8);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await file.close();
  }
}

function bytes(path: string, compressed: boolean): Readable {
  const file = createReadStream(path, { highWaterMark: 16 * 1024 });
  if (!compressed) return file;
  const plain = createGunzip();
  return file.once('error', (error) => plain.destroy(error)).pipe(plain);
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function otherKind(start: Buffer): string | null {
  const head = start.subarray(0, 200).toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (head.startsWith('PK'))
    return 'The file is a ZIP archive or a spreadsheet. Import the CSV file inside it.';
  if (head.startsWith('%PDF')) return 'The file is a PDF document, not a CSV file.';
  if (head.startsWith('<')) return 'The file is a web page, not a CSV file. Download it again.';
  return null;
}
