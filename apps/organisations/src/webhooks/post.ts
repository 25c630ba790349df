import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { useAgent } from 'request-filtering-agent';

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Also to addresses inside our own network, and without encryption. */
  privateAddresses: boolean;
  withinMs: number;
}

/** What came of it: `gone` means never again. */
export interface Posted {
  /** Why it was not taken, in plain words; `null` when it was. */
  problem: string | null;
  gone: boolean;
}

/**
 * Sends JSON to an address that somebody outside gave us. The address is looked up and checked as the connection is made,
 * so that no name leads into our own network; nothing of the answer is read but its status, and no redirect is followed.
 */
export function post({ url, headers, body, privateAddresses, withinMs }: Posting): Promise<Posted> {
  let resolve!: (posted: Posted) => void;
  const promise = new Promise<Posted>((settle) => (resolve = settle));
  const failed = (problem: string) => resolve({ problem, gone: false });
  if (!privateAddresses && !url.startsWith('https:')) {
    failed('The address does not begin with https://');
    return promise;
  }
  const send = url.startsWith('https:') ? overHttps : overHttp;
  const agent = useAgent(url, { allowPrivateIPAddress: privateAddresses, keepAlive: false });
  const length = String(Buffer.byteLength(body));
  const sending = send(url, {
    method: 'POST',
    agent,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
  });
  const timer = setTimeout(() => {
    failed(`There was no answer within ${withinMs / 1000} seconds`);
    sending.destroy();
  }, withinMs);
  sending.on('response', (response) => {
    clearTimeout(timer);
    const { statusCode: status = 0 } = response;
    resolve({ problem: problemOf(status), gone: status === 410 });
    sending.destroy();
  });
  sending.on('error', (error) => {
    clearTimeout(timer);
    failed(wordsFor(error));
  });
  sending.end(body);
  return promise;
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `It answered ${status}: it has moved. Enter its new address`;
  if (status === 410) return 'It answered 410: it wants nothing any more';
  return `It answered ${status}`;
}

const words: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers at this address',
  ECONNRESET: 'The connection was cut',
  ENOTFOUND: 'There is no such address',
  EAI_AGAIN: 'The address could not be looked up',
  ETIMEDOUT: 'Nothing answers at this address',
};

function wordsFor({ code = '', message }: NodeJS.ErrnoException): string {
  if (/is not allowed/.test(message)) return 'The address is inside a private network';
  if (/certificate|self.signed|altnames/i.test(`${code} ${message}`)) return 'Its certificate is not valid';
  return words[code] ?? `It cannot be reached (${code || 'unknown fault'})`;
}
