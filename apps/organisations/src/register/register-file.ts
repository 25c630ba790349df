import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { csvText } from '@dspt/service-kit/http/csv';
import { EntriesRepository } from './entries.repository.js';
import { RegisterFileRepository } from './register-file.repository.js';
import { registerColumns } from './register.csv.js';

const hourMs = 3600_000;
const minuteMs = 60_000;

/** The whole register as it was written. */
export interface WrittenRegister {
  day: string;
  /** Of its content: the same from every replica. */
  hash: string;
  /** When this content was first written. */
  since: Date;
  compressed: Buffer;
}

interface Kept extends WrittenRegister {
  version: string;
  writtenMs: number;
  tookMs: number;
}

/**
 * The whole register, written once per change or hour, whoever asks how often. Where it changes all the time, writing takes
 * at most a tenth of the time, and what is served is at most about a minute old. Two megabytes: kept in memory.
 */
@Injectable()
export class RegisterFile {
  private kept: Kept | undefined;
  private writing: Promise<Kept> | undefined;

  constructor(
    private readonly entries: EntriesRepository,
    private readonly files: RegisterFileRepository,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<WrittenRegister> {
    const { kept } = this;
    if (kept && kept.day === this.clock.today()) {
      const age = performance.now() - kept.writtenMs;
      if (age < Math.min(kept.tookMs * 10, minuteMs)) return kept;
      if (age < hourMs && kept.version === (await this.files.version())) return kept;
    }
    this.writing ??= this.write().finally(() => (this.writing = undefined));
    return this.writing;
  }

  private async write(): Promise<Kept> {
    const begunMs = performance.now();
    const version = await this.files.version();
    const day = this.clock.today();
    const sha256 = createHash('sha256');
    const text = csvText(registerColumns, this.entries.all({}, day));
    const pieces: Buffer[] = [];
    const compressing = createGzip();
    const source = Readable.from(hashed(text, sha256)).once('error', (error) => compressing.destroy(error));
    for await (const piece of source.pipe(compressing) as AsyncIterable<Buffer>) pieces.push(piece);
    const hash = sha256.digest('base64url');
    const since = this.kept?.hash === hash ? this.kept.since : this.clock.now();
    const writtenMs = performance.now();
    const compressed = Buffer.concat(pieces);
    this.kept = { version, day, hash, since, compressed, writtenMs, tookMs: writtenMs - begunMs };
    return this.kept;
  }
}

/** The content as it is sent; never longer in memory than it is compressed. */
export function contentOf({ compressed }: WrittenRegister, asGzip: boolean): Readable {
  const stream = Readable.from([compressed]);
  return asGzip ? stream : stream.pipe(createGunzip());
}

async function* hashed(text: AsyncIterable<string | Buffer>, hash: Hash): AsyncGenerator<string | Buffer> {
  for await (const piece of text) {
    hash.update(piece);
    yield piece;
  }
}
