import type { FileHandle } from 'node:fs/promises';
import { inWorker } from './in-worker.js';
import type { MembersReading, NoArchive } from './archive/unpack.js';

export type { NoArchive } from './archive/unpack.js';

/** Half a gigabyte on a busy machine. */
const unpackMs = 120_000;

/**
 * Names of what is in a ZIP archive, or why it cannot be used.
 * @throws {FileTooDemanding} {TooManyFiles}
 */
export const membersOf = ({ fd }: FileHandle): Promise<MembersReading> =>
  inWorker<MembersReading>('members', { from: fd });

/**
 * Unpacks one member of a ZIP archive into another file.
 * @param most bytes it may come to
 * @throws {FileTooDemanding} {TooManyFiles}
 */
export const unpackMember = (
  archive: FileHandle,
  name: string,
  to: FileHandle,
  most: number,
): Promise<{ because?: NoArchive }> =>
  inWorker('unpack', { from: archive.fd, to: to.fd, name, most }, unpackMs);
