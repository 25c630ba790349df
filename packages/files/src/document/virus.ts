import { BadArchive, TooMuch, type Archive } from '../zip.js';

/** The file every virus scanner takes for a virus, so that one can try whether it scans. */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
/** What all parts of a document may come to; scanned pages and white pictures pack very tightly. */
const most = 256 * 1024 * 1024;

/** Known without any scanner, wherever in the content it stands. */
export const isInfected = (content: Buffer): boolean => content.includes(eicar);

/**
 * Whether any part of an archive is.
 * @throws {TooMuch} when they come to more than a document has
 */
export async function hasInfectedPart(archive: Archive): Promise<boolean> {
  let left = most;
  for (const name of archive.names) {
    let end = Buffer.alloc(0);
    try {
      for await (const piece of archive.read(name, { most: left, ratio: Infinity })) {
        const seen = Buffer.concat([end, piece]);
        if (isInfected(seen)) return true;
        end = seen.subarray(-eicar.length);
        left -= piece.length;
      }
    } catch (error) {
      // A damaged picture is no virus: whether the document can be used is for others to say.
      if (error instanceof TooMuch || !(error instanceof BadArchive)) throw error;
    }
  }
  return false;
}
