import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What arrived is no HTTP (400), came too slowly (408), or has too long an address or headers (431). */
export type NoRequest = 400 | 408 | 431;

const statuses: Record<string, NoRequest> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

export interface Refusal {
  headers: Record<string, string>;
  body: string;
}

/**
 * Answers what never became a request, past every hook and filter, and closes the line: a `clientErrorHandler`. Who
 * answers is told how what arrived begins: its first line, unless that has come in a packet before.
 */
export const refuseConnection =
  (answer: (status: NoRequest, began: string) => Refusal) =>
  (error: Error & { code?: string; rawPacket?: unknown }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statuses[error.code ?? ''] ?? 400;
    const began = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString('latin1', 0, 64) : '';
    const { headers, body } = answer(status, began);
    const all = { ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
    socket.destroySoon();
  };
