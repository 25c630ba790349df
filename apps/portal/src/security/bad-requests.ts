import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { headersOfNoRequest } from './headers.js';

/**
 * An address whose escapes are not well formed is taken as it was typed: a `%` that begins nothing is a `%`. So it goes
 * the way of every other address, and ends on a page that says that it leads nowhere.
 */
export function readableUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const [path = '/'] = url.split('?', 1);
  return isEncoded(path) ? url : path.replaceAll('%', '%25') + url.slice(path.length);
}

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What is no HTTP, or came too slowly, gets a page with the same protection as every other, and the line is closed. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statuses[error.code ?? ''] ?? 400;
  const body = `<!doctype html><html lang="en"><title>${words[status]}</title><h1>${words[status]}</h1></html>`;
  const headers = { ...headersOfNoRequest, 'content-type': 'text/html; charset=utf-8', connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}content-length: ${body.length}\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

const statuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
const words: Record<number, string> = {
  400: 'Your browser sent something that cannot be read',
  408: 'What you sent took too long to arrive: try again',
  431: 'The web address or its cookies are too long',
};
