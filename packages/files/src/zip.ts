import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** What no document of a few megabytes comes to; a small archive may hide any amount. */
const mostEntries = 5000;
const largestPart = 64 * 1024 * 1024;

/** Thrown for a file that is no whole zip archive, or one that is made to do harm. */
export class BadArchive extends Error {}

/** The parts of a zip archive, none of them unpacked yet. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws {BadArchive} */
  static async open(content: Buffer): Promise<Archive> {
    try {
      const zip = await fromBufferPromise(content, { lazyEntries: true, validateEntrySizes: true });
      if (zip.entryCount > mostEntries) throw new BadArchive('too many entries');
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
   * @throws {BadArchive} when it is missing, damaged or unpacks to more than a document has
   */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new BadArchive(`${name} is missing`);
    try {
      let size = 0;
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length;
        if (size > largestPart) throw new BadArchive(`${name} is too large`);
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
