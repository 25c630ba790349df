import { request } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A body that wants to cost the server more than it cost to send. */
export interface WorstBody {
  name: string;
  type?: string;
  body: Buffer;
  headers?: Record<string, string>;
  /** Says nothing of its length, and never ends. */
  endless?: boolean;
}

const megabyte = 1024 * 1024;
const urlencoded = 'application/x-www-form-urlencoded';
const json = 'application/json';
const multipart = 'multipart/form-data; boundary=b';

const field = (name: string, text: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const written: (Omit<WorstBody, 'body'> & { body: string | Buffer })[] = [
  {
    name: '300 fields of 100 kB',
    type: multipart,
    body: `${numbered(300, (index) => field(`f${index}`, 'x'.repeat(100_000))).join('')}--b--\r\n`,
  },
  { name: '20,000 parts', type: multipart, body: `${field('a', '1').repeat(20_000)}--b--\r\n` },
  { name: 'a boundary that is not named', type: 'multipart/form-data', body: field('a', '1') },
  { name: 'a part that is cut off', type: multipart, body: field('a', '1') },
  {
    name: 'a file that is cut off',
    type: multipart,
    body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
  },
  { name: 'nothing but a preamble', type: multipart, body: 'x'.repeat(3 * megabyte) },
  { name: 'deep JSON', type: json, body: '['.repeat(megabyte - 1) },
  { name: 'JSON with prototypes', type: json, body: '{"__proto__":{"a":1},"constructor":{"prototype":{}}}' },
  { name: 'JSON that is nothing', type: json, body: 'null' },
  { name: '130,000 fields', type: urlencoded, body: numbered(130_000, (index) => `${index}=`).join('&') },
  { name: 'one field 260,000 times', type: urlencoded, body: 'a=1&'.repeat(megabyte / 4 - 1) },
  { name: 'fields that are not well encoded', type: urlencoded, body: '%=%zz&%E0%A4%A=%00&__proto__=1' },
  { name: 'a form too large', type: urlencoded, body: 'a'.repeat(3 * megabyte) },
  { name: 'plain text', type: 'text/plain', body: 'x'.repeat(megabyte) },
  { name: 'no type at all', body: 'a=1' },
  { name: 'a type that is none', type: ';;', body: '<svg/>' },
  {
    name: 'gzip',
    type: json,
    body: gzipSync('x'.repeat(10 * megabyte)),
    headers: { 'content-encoding': 'gzip' },
  },
  { name: 'a form without end', type: urlencoded, body: 'a=1', endless: true },
  { name: 'JSON without end', type: json, body: '[1', endless: true },
  { name: 'parts without end', type: multipart, body: field('a', '1'), endless: true },
];

/** The worst of every content type; their bytes are shared by all who send them. */
export const worstBodies: WorstBody[] = written.map((one) => ({ ...one, body: Buffer.from(one.body) }));

/** Sends it. @returns status of the answer; 0 when the connection was closed without one */
export function sendWorst(
  { type, body, headers, endless }: WorstBody,
  to: { port: number; method: string; path: string; headers?: Record<string, string> },
): Promise<number> {
  const length = endless ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
  const all = { ...to.headers, ...(type ? { 'content-type': type } : {}), ...length, ...headers };
  return new Promise((resolve) => {
    const sent = request({ ...to, host: '127.0.0.1', agent: false, headers: all }, (reply) => {
      reply.resume();
      reply.on('end', () => {
        resolve(reply.statusCode ?? 0);
        sent.destroy();
      });
      reply.on('error', () => resolve(0));
    });
    sent.on('error', () => resolve(0));
    sent.on('close', () => resolve(0));
    sent.write(body);
    if (!endless) sent.end();
  });
}
