import { Agent, request } from 'node:http';

export interface Attempt {
  method: string;
  /** As it goes over the wire: escaped, or wrongly escaped on purpose. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
}

export interface Answer {
  status: number;
  type: string;
  text: string;
  location: string | undefined;
  milliseconds: number;
}

/** Longest that anybody should wait on a busy machine. */
const patienceMs = 15_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends exactly these bytes. @throws when there is no answer, or none in time */
export function send(base: string, attempt: Attempt): Promise<Answer> {
  const { method, path, headers: given = {}, body } = attempt;
  const before = performance.now();
  const { hostname, port } = new URL(base);
  // Node says no length for a DELETE: its body would be taken for the next request.
  const headers =
    body === undefined ? given : { ...given, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sending = request(
      { hostname, port, method, path, headers, agent, timeout: patienceMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
            location: response.headers.location,
            milliseconds: performance.now() - before,
          }),
        );
      },
    );
    sending.on('timeout', () => sending.destroy(new Error(`No answer in ${patienceMs} ms`)));
    sending.on('error', (error: NodeJS.ErrnoException) => {
      // The server may end a kept connection in the moment in which it is used again.
      if (error.code === 'ECONNRESET' && sending.reusedSocket) resolve(send(base, attempt));
      else reject(error);
    });
    sending.end(body);
  });
}

/** Escapes as a browser does; half of a character, which it cannot, goes as bytes that are no UTF-8. */
export function escaped(text: string): string {
  return Array.from(text)
    .map((character) => (/\p{Cs}/u.test(character) ? '%ED%A0%80' : encodeURIComponent(character)))
    .join('');
}
