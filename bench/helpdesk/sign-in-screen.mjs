import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Compressed JavaScript that the browser must have before anybody can sign in. */
export async function benchSignInScreen({ platform: { urls } }) {
  const page = (await fetched(`${urls.portal}/admin/`, 'identity')).text;
  const waiting = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path);
  const seen = new Set();
  let bytes = 0;
  while (waiting.length > 0) {
    const url = new URL(waiting.pop(), `${urls.portal}/admin/`).href;
    if (seen.has(url)) continue;
    seen.add(url);
    bytes += (await fetched(url, 'gzip')).size;
    const { text } = await fetched(url, 'identity');
    for (const [, path] of text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      waiting.push(new URL(path, url).href);
  }
  const size = (value) => `${Math.round(value / 1000)} kB`;
  return {
    what: `JavaScript of the dashboard's sign-in screen, compressed`,
    goal: '< 350 kB',
    ours: size(bytes),
    bare: '—',
    ratio: '—',
    reached: bytes < 350_000,
  };
}

/** As it comes over the wire: `fetch` would unpack it. */
async function fetched(url, encoding) {
  const [response] = await once(http.get(url, { headers: { 'accept-encoding': encoding } }), 'response');
  const whole = await buffer(response);
  return { size: whole.length, text: whole.toString('utf8') };
}
