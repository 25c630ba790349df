import { reading, type Upload } from '@dspt/service-kit/http/upload';
import { randomUUID } from 'node:crypto';
import { open, unlink, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTooLarge } from './imports.problems.js';

/**
 * An empty file without a name, so that the system forgets it as soon as it is closed, also by the end of the process,
 * whatever ended that.
 */
export async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `dspt-import-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

/** Lays an upload on disk: it is read twice, and memory stays flat. */
export async function laidDown(upload: Upload): Promise<FileHandle> {
  const handle = await namelessFile();
  try {
    await reading(upload, (file) => writeFile(handle, file));
    if (upload.file.truncated) throw new FileTooLarge();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
