import type { IncomingMessage } from 'node:http';
import type { NoRequest, Refusal } from '@dspt/service-kit/http/no-request';
import { problemOfNoRequest } from '@dspt/service-kit/http/problem.filter';
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

/** What never became a request gets a page with the same protection as every other; a program gets a problem. */
export function refusalOfNoRequest(status: NoRequest, began: string): Refusal {
  if (/^[A-Z]+ \/api\//.test(began)) return problemOfProgram(status);
  const body = `<!doctype html><html lang="en"><title>${words[status]}</title><h1>${words[status]}</h1></html>`;
  return { headers: { ...headersOfNoRequest, 'content-type': 'text/html; charset=utf-8' }, body };
}

function problemOfProgram(status: NoRequest): Refusal {
  const { headers, body } = problemOfNoRequest(status);
  return { headers: { ...headersOfNoRequest, ...headers }, body };
}

const words: Record<NoRequest, string> = {
  400: 'Your browser sent something that cannot be read',
  408: 'What you sent took too long to arrive: try again',
  431: 'The web address or its cookies are too long',
};
