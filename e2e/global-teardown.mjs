import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export default async function teardown({ testPathPatterns, testNamePattern }) {
  const missed = unseen(JSON.parse(process.env.E2E).dataDir);
  await globalThis.stopPlatform?.();
  const whole = testPathPatterns.patterns.length === 0 && !testNamePattern;
  if (whole && missed.length > 0) throw new Error(`Not looked at with axe:\n${missed.join('\n')}`);
}

/** What is no page: a file to keep, a picture, a sound, an answer to a machine, a way to another page. */
const noPage =
  /\.\w+$|\/word$|^\/(health|ready|human-check\/(image|sound)|publish|assessment\/documents\/:id|supplier-statements\/:id\/file)$/;

/** Pages of the website that no test has looked at with axe. */
function unseen(dataDir) {
  const file = join(dataDir, 'pages-seen');
  const seen = existsSync(file) ? new Set(readFileSync(file, 'utf8').split('\n')) : new Set();
  const list = readFileSync(new URL('../docs/pages.md', import.meta.url), 'utf8');
  const paths = [...list.matchAll(/^\| `GET (\S+)`/gm)]
    .map(([, path]) => path)
    .filter((path) => !noPage.test(path));
  const pattern = (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
  return paths.filter((path) => ![...seen].some((address) => pattern(path).test(address)));
}
