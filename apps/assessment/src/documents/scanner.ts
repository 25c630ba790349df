import { connect, type Socket } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../config.js';
import { DocumentNotScanned, DocumentRefused } from './documents.problems.js';

const patienceMs = 20_000;
const pieceSize = 64 * 1024;

/** Has documents looked at by ClamAV, when there is one. */
@Injectable()
export class Scanner {
  private readonly logger = new Logger('Scanner');

  constructor(private readonly config: Config) {}

  /**
   * @throws {DocumentRefused} for a virus
   * @throws {DocumentNotScanned} when ClamAV is away or does not know: what has not been looked at is not kept
   */
  async mustBeClean(content: Buffer): Promise<void> {
    const url = this.config.CLAMAV_URL;
    if (!url) return;
    const verdict = await ask(new URL(url), content).catch((error: unknown) => String(error));
    if (/^stream: .* FOUND$/.test(verdict)) throw new DocumentRefused('virus');
    if (verdict === 'stream: OK') return;
    this.logger.error(`ClamAV: ${verdict.slice(0, 200)}`);
    throw new DocumentNotScanned();
  }
}

/** What clamd answers to its command INSTREAM: pieces of a file, each after its length. */
function ask({ hostname, port }: URL, content: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 3310), hostname);
    let answer = '';
    // Counts from the last sign of life, also while connecting.
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
    socket.setEncoding('utf8');
    socket.on('connect', () => send(socket, content));
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.replace(/[\0\n]+$/, '')));
  });
}

function send(socket: Socket, content: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let start = 0; start < content.length; start += pieceSize) {
    const piece = content.subarray(start, start + pieceSize);
    socket.write(lengthOf(piece));
    socket.write(piece);
  }
  socket.write(lengthOf(Buffer.alloc(0)));
}

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
}
