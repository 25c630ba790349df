import { stopwatch } from '@dspt/testing/stopwatch';

export interface Sent {
  method: string;
  path: string;
  json?: object;
  form?: Record<string, string>;
  /** What was typed: a page that could not keep it for the service must still show it. */
  typed?: string;
  /** Anybody may see it, and it is there whatever is away that it does not need. */
  isPublic?: boolean;
  /** Another session than the person's own. */
  session?: string;
}

export interface Answer {
  /** 0 when there was none. */
  status: number;
  text: string;
  milliseconds: number;
  /** Secret of a session that begins with it. */
  session?: string | undefined;
}

/** Longest that anybody waits for anything. */
const patienceMs = 20_000;

/** As a browser with this cookie sends it. */
export async function send(portal: string, origin: string, cookie: string, sent: Sent): Promise<Answer> {
  const { method, path, json, form } = sent;
  const type = json ? 'application/json' : form && 'application/x-www-form-urlencoded';
  const body = json ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
  const running = stopwatch();
  const took = () => Math.round(running());
  try {
    const response = await fetch(`${portal}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie,
        origin,
        accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
        ...(type ? { 'content-type': type } : {}),
      },
      ...(body ? { body } : {}),
      signal: AbortSignal.timeout(patienceMs),
    });
    const session = /(?:^|, )session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    return { status: response.status, text: await response.text(), milliseconds: took(), session };
  } catch (error) {
    const { cause, message } = error as Error;
    return { status: 0, text: cause instanceof Error ? cause.message : message, milliseconds: took() };
  }
}
