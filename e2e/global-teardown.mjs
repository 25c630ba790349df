import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

const fromRoot = (path) => new URL(`../${path}`, import.meta.url);

/** Pages of the website, screens of the dashboard, and templates that no test has looked at with axe. */
function unseen(dataDir) {
  const file = join(dataDir, 'pages-seen');
  const seen = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
  // “/incidents/new” is no incident: the route with the fewest parameters is the one.
  const routes = [...pages(), ...screens()].toSorted((one, other) => parameters(one) - parameters(other));
  const met = new Set([...seen].map((address) => routes.find((route) => pattern(route).test(address))));
  return [
    ...routes.filter((route) => !met.has(route)),
    ...templates().filter((template) => !seen.has(template)),
  ];
}

const parameters = (route) => route.split('/:').length;
const pattern = (route) => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}/?$`);

function pages() {
  const list = readFileSync(fromRoot('docs/pages.md'), 'utf8');
  return [...list.matchAll(/^\| `GET (\S+)`/gm)].map(([, path]) => path).filter((path) => !noPage.test(path));
}

/** What the answer to a form shows has no address of its own, but a template. */
function templates() {
  const root = fromRoot('apps/portal/src/');
  return readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith('.njk'))
    .filter((file) =>
      readFileSync(new URL(file, root), 'utf8').startsWith('{% extends "pages/layout.njk" %}'),
    )
    .map((file) => file.replace(/\.njk$/, ''));
}

const placeOf = { list: '', create: '/create', show: '/:id/show' };

function screens() {
  const root = fromRoot('apps/admin-ui/src/');
  return readdirSync(root).flatMap((folder) => {
    const file = new URL(`${folder}/index.ts`, root);
    const [, ...resources] = existsSync(file) ? readFileSync(file, 'utf8').split(/^  name: '/m) : [];
    return resources.flatMap((resource) =>
      [...resource.matchAll(/^  (list|create|show): /gm)].map(
        ([, place]) => `/admin/${resource.split("'")[0]}${placeOf[place]}`,
      ),
    );
  });
}
