import { fromBufferPromise, fromFdPromise, type Entry, type ZipFile } from 'yauzl';

/** What no document of a few megabytes comes to; a small archive may hide any amount. */
const mostEntries = 5000;
const largestPart = 64 * 1024 * 1024;
/** Beyond the first megabytes nothing real is packed as tightly as this. */
const mostRatio = 200;
const unsuspicious = 8 * 1024 * 1024;

/** Thrown for a file that is no whole zip archive, or one that is made to do harm. */
export class BadArchive extends Error {}

/** One that unpacks to more than it may. */
export class TooMuch extends BadArchive {}

/** The parts of a zip archive, none of them unpacked yet. */
export class Archive {
  /** XML elements met in its parts so far. */
  elements = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * @param from its content, or the descriptor of a file, which stays open
   * @throws {BadArchive}
   */
  static async open(from: Buffer | number): Promise<Archive> {
    try {
      const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false };
      const zip = await (typeof from === 'number'
        ? fromFdPromise(from, options)
        : fromBufferPromise(from, options));
      if (zip.entryCount > mostEntries) throw new TooMuch('too many entries');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Archive(zip, entries);
    } catch (error) {
      throw error instanceof BadArchive ? error : new BadArchive(String(error));
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** Some part cannot be read without a password. */
  get isEncrypted(): boolean {
    return [...this.entries.values()].some((entry) => (entry.generalPurposeBitFlag & 1) === 1);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * A part, unpacked piece by piece.
   * @param limits bytes it may unpack to, and how many for each packed one
   * @throws {BadArchive} when it is missing, damaged or unpacks to more
   */
  async *read(name: string, { most = largestPart, ratio = mostRatio } = {}): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new BadArchive(`${name} is missing`);
    try {
      let size = 0;
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length;
        if (size > most || size > Math.max(unsuspicious, entry.compressedSize * ratio))
          throw new TooMuch(`${name} is too large`);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw error instanceof BadArchive ? error : new BadArchive(String(error));
    }
  }

  /** The beginning of a part as text, for the small ones that say what the others are. */
  async text(name: string): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.read(name)) {
      chunks.push(chunk);
      if ((size += chunk.length) > 1024 * 1024) break;
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}
