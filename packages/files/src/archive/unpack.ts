import { writeFileSync } from 'node:fs';
import { Archive, BadArchive, TooMuch } from '../zip.js';

/** Why an archive cannot be used. */
export type NoArchive = 'damaged' | 'password' | 'too-much';

export type MembersReading = { names: string[]; because?: undefined } | { because: NoArchive };

export async function membersOf(from: number): Promise<MembersReading> {
  try {
    const archive = await Archive.open(from);
    return archive.isEncrypted ? { because: 'password' } : { names: archive.names };
  } catch (error) {
    return { because: reasonOf(error) };
  }
}

interface Unpacking {
  from: number;
  to: number;
  name: string;
  most: number;
}

/** Writes one member of an archive into another file; both are descriptors and stay open. */
export async function unpack({ from, to, name, most }: Unpacking): Promise<{ because?: NoArchive }> {
  try {
    const archive = await Archive.open(from);
    // Not a stream, which closes the file when something goes wrong. Nothing else is done in this thread.
    for await (const piece of archive.read(name, { most })) writeFileSync(to, piece);
    return {};
  } catch (error) {
    return { because: reasonOf(error) };
  }
}

function reasonOf(error: unknown): NoArchive {
  if (error instanceof TooMuch) return 'too-much';
  if (error instanceof BadArchive) return 'damaged';
  throw error;
}
