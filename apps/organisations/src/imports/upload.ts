import type { Upload } from '@dspt/service-kit/http/upload';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileTooLarge } from './imports.problems.js';

/** Lays an upload on disk while something is done with it: it is read twice, and memory stays flat. */
export async function withUpload<T>(upload: Upload, act: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-import-'));
  try {
    const path = join(folder, 'upload');
    await pipeline(upload.file, createWriteStream(path));
    if (upload.file.truncated) throw new FileTooLarge();
    return await act(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
