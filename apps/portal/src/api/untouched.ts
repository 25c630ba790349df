import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { Readable } from 'node:stream';

const withoutBody = new Set([204, 304]);

/**
 * A service's file as it comes over the wire, compressed or not: `fetch` would unpack it, and say that it takes what the
 * browser does not.
 */
export async function untouched(
  url: string,
  headers: RequestInit['headers'],
  signal: AbortSignal,
): Promise<Response> {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: Object.fromEntries(new Headers(headers)), signal }, resolve).on(
      'error',
      (cause: Error) => reject(new Error('The service did not answer', { cause })),
    );
  });
  const { statusCode: status = 0 } = message;
  const answered = Object.entries(message.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  if (!withoutBody.has(status))
    return new Response(Readable.toWeb(message) as ReadableStream, { status, headers: answered });
  message.resume();
  return new Response(null, { status, headers: answered });
}
