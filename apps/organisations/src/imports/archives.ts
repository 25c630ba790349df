import { membersOf, unpackMember, type NoArchive } from '@dspt/files/archive';
import { FileTooDemanding } from '@dspt/files/in-worker';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path/posix';
import { examine, largest, type Examined } from './examine.js';
import { layoutOf, layouts } from './layouts.js';
import { clean } from './rows.js';
import { namelessFile } from './upload.js';

interface NamedFile {
  file: Examined;
  /** What it is called where it comes from. */
  name: string;
}

const refusals: Record<NoArchive, string> = {
  damaged: 'The ZIP archive is damaged or cut off. Download it again.',
  password: 'The ZIP archive has a password. Import the CSV file inside it.',
  'too-much': 'The ZIP archive holds far more than any ODS file. Import the CSV file inside it.',
};

/**
 * What there is to import in a file: itself, or what a ZIP archive holds.
 * @param handle is closed when that throws, and when it was only the archive
 */
export async function opened(handle: FileHandle, name: string): Promise<NamedFile> {
  try {
    const file = await examine(handle);
    return file.isArchive ? await outOfArchive({ file, name }) : { file, name };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The file to import out of a ZIP archive, as NHS Digital sends them: a CSV file with a description beside it. The archive
 * is closed when it has been unpacked; one that cannot be used comes
 * back with the reason as its refusal.
 */
async function outOfArchive({ file, name }: NamedFile): Promise<NamedFile> {
  const refused = (refusal: string): NamedFile => ({ file: { ...file, refusal }, name });
  try {
    const { names, because } = await namesIn(file);
    if (because) return refused(refusals[because]);
    const chosen = choose(names, name);
    if ('refusal' in chosen) return refused(chosen.refusal);
    const unpacked = await unpack(file, chosen.member);
    if (typeof unpacked === 'string') return refused(refusals[unpacked]);
    await file.file.close();
    return { file: unpacked, name: `${called(chosen.member)} (${name.slice(-90)})` };
  } catch (error) {
    if (error instanceof FileTooDemanding) return refused(refusals['too-much']);
    throw error;
  }
}

async function namesIn({ file }: Examined): Promise<{ names: string[]; because?: NoArchive }> {
  const reading = await membersOf(file);
  return reading.because ? { names: [], because: reading.because } : reading;
}

const called = (member: string): string => clean(basename(member)).slice(0, 90);

/** By its name alone, and the archive's where several would do. */
function choose(names: string[], archive: string): { member: string } | { refusal: string } {
  const csv = names.filter((name) => /\.csv$/i.test(name) && !basename(name).startsWith('.'));
  const known = csv.filter((name) => layoutOf(called(name)));
  const announced = layoutOf(archive);
  const fitting = announced ? known.filter((name) => layoutOf(called(name)) === announced) : known;
  const [member, ...others] = fitting;
  if (member && others.length === 0) return { member };
  const list = (some: string[]) => some.slice(0, 5).map(called).join(', ');
  if (member)
    return {
      refusal: `The ZIP archive holds several files that can be imported: ${list(fitting)}. Import each by itself.`,
    };
  const holds = csv.length > 0 ? `its CSV files are ${list(csv)}` : 'there is no CSV file in it';
  const wanted = announced ? announced.kind : `one of ${layouts.map(({ kind }) => kind).join(', ')}`;
  return { refusal: `The ZIP archive does not hold ${wanted}: ${holds}.` };
}

async function unpack({ file }: Examined, member: string): Promise<Examined | NoArchive> {
  const target = await namelessFile();
  try {
    const { because } = await unpackMember(file, member, target, largest);
    if (!because) return await examine(target);
    await target.close();
    return because;
  } catch (error) {
    await target.close();
    throw error;
  }
}
