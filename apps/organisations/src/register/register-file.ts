import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import {
  registerFormat,
  type RegisterEntry,
  type RegisterFormat,
} from '@dspt/contracts/organisations/register';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { csvText } from '@dspt/service-kit/http/csv';
import { EntriesRepository } from './entries.repository.js';
import { RegisterFileRepository } from './register-file.repository.js';
import { registerColumns } from './register.csv.js';
import { registerJson } from './register.json.js';
import { registerWorkbook } from './register-workbook.js';

const hourMs = 3600_000;
const minuteMs = 60_000;

/** The whole register as it was written. */
export interface WrittenRegister {
  format: RegisterFormat;
  day: string;
  /** Of its content: the same from every replica. */
  hash: string;
  /** When this content was first written. */
  since: Date;
  organisations: number;
  /** Of the content as it is saved. */
  bytes: number;
  /** By gzip; a workbook is compressed in itself. */
  compressed: Buffer;
}

interface Kept extends WrittenRegister {
  version: string;
  writtenMs: number;
  tookMs: number;
}

type Written = Omit<Kept, 'format' | 'since' | 'writtenMs' | 'tookMs'>;

/**
 * The whole register in each format, written once per change or hour, whoever asks how often. Where it changes all the
 * time, writing takes at most a tenth of the time, and what is served is at most about a minute old. A few megabytes each:
 * kept in memory.
 */
@Injectable()
export class RegisterFile {
  private readonly kept = new Map<RegisterFormat, Kept>();
  private readonly writing = new Map<RegisterFormat, Promise<Kept>>();

  constructor(
    private readonly entries: EntriesRepository,
    private readonly files: RegisterFileRepository,
    private readonly clock: Clock,
  ) {}

  async current(format: RegisterFormat): Promise<Kept> {
    const kept = this.kept.get(format);
    if (kept && kept.day === this.clock.today()) {
      const age = performance.now() - kept.writtenMs;
      if (age < Math.min(kept.tookMs * 10, minuteMs)) return kept;
      if (age < hourMs && kept.version === (await this.files.version())) return kept;
    }
    const writing = this.writing.get(format) ?? this.write(format).finally(() => this.writing.delete(format));
    this.writing.set(format, writing);
    return writing;
  }

  /** What is known of the files without writing any but the first. */
  async describe() {
    const { organisations, since } = await this.current('csv');
    const files = registerFormat.options.map((format) => ({
      format,
      bytes: this.kept.get(format)?.bytes ?? null,
    }));
    return { organisations, sameSince: since.toISOString(), files };
  }

  private async write(format: RegisterFormat): Promise<Kept> {
    const begunMs = performance.now();
    const written = format === 'xlsx' ? await this.workbook() : await this.text(format);
    const before = this.kept.get(format);
    const since = before?.hash === written.hash ? before.since : this.clock.now();
    const writtenMs = performance.now();
    const kept = { ...written, format, since, writtenMs, tookMs: writtenMs - begunMs };
    this.kept.set(format, kept);
    return kept;
  }

  private async text(format: 'csv' | 'json'): Promise<Written> {
    // First, so that it is never newer than what is read after it.
    const version = await this.files.version();
    const day = this.clock.today();
    let organisations = 0;
    const counted = async function* (entries: AsyncIterable<RegisterEntry>) {
      for await (const entry of entries) {
        organisations++;
        yield entry;
      }
    };
    const entries = counted(this.entries.all({}, day));
    const text = format === 'csv' ? csvText(registerColumns, entries) : registerJson(entries);
    return { ...(await packed(text)), version, day, organisations };
  }

  /** As new as the CSV that it is made of. */
  private async workbook(): Promise<Written> {
    const { compressed: csv, version, day, hash, organisations } = await this.current('csv');
    const compressed = await registerWorkbook(csv);
    return { version, day, hash, organisations, bytes: compressed.length, compressed };
  }
}

/** The content as it is sent; never longer in memory than it is compressed. */
export function contentOf({ format, compressed }: WrittenRegister, asGzip: boolean): Readable {
  const stream = Readable.from([compressed]);
  return asGzip || format === 'xlsx' ? stream : stream.pipe(createGunzip());
}

async function packed(text: Readable): Promise<Pick<Written, 'hash' | 'bytes' | 'compressed'>> {
  const sha256 = createHash('sha256');
  const size = { bytes: 0 };
  const pieces: Buffer[] = [];
  const compressing = createGzip();
  const source = Readable.from(measured(text, sha256, size)).once('error', (error) =>
    compressing.destroy(error),
  );
  for await (const piece of source.pipe(compressing) as AsyncIterable<Buffer>) pieces.push(piece);
  return { hash: sha256.digest('base64url'), compressed: Buffer.concat(pieces), ...size };
}

async function* measured(
  text: AsyncIterable<string | Buffer>,
  hash: Hash,
  size: { bytes: number },
): AsyncGenerator<string | Buffer> {
  for await (const piece of text) {
    hash.update(piece);
    size.bytes += Buffer.byteLength(piece);
    yield piece;
  }
}
