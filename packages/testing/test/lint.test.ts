import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dspt-lint-'));
  for (const part of ['.oxlintrc.json', 'scripts/lint'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The rules that files break, as `npm run check:lint` would say. */
function broken(files: Record<string, string>): string[] {
  write(files);
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['-f', 'json', ...Object.keys(files)],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return [...new Set(diagnostics.map(({ code }) => code))];
}

const site = { 'apps/a/src/sites/sites.repository.ts': 'export const sites = 1;\n' };

test.each([
  [
    'a controller that calls a repository',
    'eslint(no-restricted-imports)',
    {
      ...site,
      'apps/a/src/sites/sites.controller.ts': `import { sites } from './sites.repository.js';\nexport const all = sites;\n`,
    },
  ],
  [
    'a handler of messages that calls a repository',
    'eslint(no-restricted-imports)',
    {
      ...site,
      'apps/a/src/sites/sites.messages.ts': `import { sites } from './sites.repository.js';\nexport const all = sites;\n`,
    },
  ],
  [
    'SQL outside of a repository',
    'layers(sql-in-repositories)',
    {
      'apps/a/src/sites/sites.service.ts':
        "export const all = (m: { query: (q: string) => unknown }) => m.query('select 1');\n",
    },
  ],
  [
    'a service method that only passes on',
    'layers(no-passing-on)',
    {
      'apps/a/src/sites/sites.service.ts': `export class Sites {
        constructor(private readonly sites: { find: (code: string) => string }) {}
        find(code: string): string {
          return this.sites.find(code);
        }
      }`,
    },
  ],
  [
    'a service that imports another',
    'eslint(no-restricted-imports)',
    {
      'apps/a/src/sites/other.ts': "import { x } from '../../../../apps/b/src/x.js';\nexport const y = x;\n",
      'apps/b/src/x.ts': 'export const x = 1;\n',
    },
  ],
  [
    'process.env outside of the configuration',
    'node(no-process-env)',
    { 'apps/a/src/sites/place.ts': "export const port = process.env['PORT'];\n" },
  ],
  [
    'a page of the dashboard that calls a service itself',
    'eslint(no-restricted-imports)',
    {
      'apps/admin-ui/src/data/call.ts': 'export const call = 1;\n',
      'apps/admin-ui/src/cases/page.tsx':
        "import { call } from '../data/call.js';\nexport const all = call;\n",
    },
  ],
  [
    'a page of the dashboard that fetches',
    'eslint(no-restricted-globals)',
    { 'apps/admin-ui/src/cases/fetching.tsx': "export const all = () => fetch('/api/support/cases');\n" },
  ],
  [
    'the time of the machine',
    'layers(time-from-the-clock)',
    { 'apps/a/src/sites/age.ts': 'export const today = () => new Date();\n' },
  ],
  [
    'the time of the machine in ms',
    'layers(time-from-the-clock)',
    { 'apps/a/src/sites/ms.ts': 'export const today = () => Date.now();\n' },
  ],
  [
    'the time of the database',
    'layers(time-from-the-clock)',
    {
      'apps/a/src/sites/due.repository.ts':
        "export const due = (m: { query: (q: string) => unknown }) => m.query('select 1 where due_on < current_date');\n",
    },
  ],
  [
    'a circle of types',
    'import(no-cycle)',
    {
      'apps/a/src/one.ts': "import type { Two } from './two.js';\nexport type One = Two | 1;\n",
      'apps/a/src/two.ts': "import type { One } from './one.js';\nexport type Two = { one: One };\n",
    },
  ],
])('lint refuses %s', (_, rule, files) => {
  expect(broken(files)).toContain(rule);
});

test('lint takes SQL in a repository, process.env in the configuration, and calls in the data provider', () => {
  const files = {
    'apps/admin-ui/src/data/call.ts': "export const call = () => fetch('/api/support/cases');\n",
    'apps/admin-ui/src/data/cases.ts':
      "import { call } from './call.js';\nexport const cases = () => call();\n",
    'apps/admin-ui/src/auth/session.ts':
      "import { call } from '../data/call.js';\nexport const session = () => call();\n",
    'apps/a/src/good/good.repository.ts':
      "export const all = (m: { query: (q: string) => unknown }) => m.query('select 1');\n",
    'apps/a/src/good/day.ts': 'export const dayOf = (at: string) => new Date(at);\n',
    'apps/a/src/config.ts': "export const port = process.env['PORT'];\n",
  };
  expect(broken(files)).toEqual([]);
});

/** What `npm run check:boundaries` says of workspaces, each with its tag and what it depends on. */
function boundariesOf(workspaces: Record<string, { tag: string; needs: string[] }>): string {
  cpSync(join(root, 'turbo.json'), join(folder, 'turbo.json'));
  const names = Object.keys(workspaces);
  const manifest = { name: 'root', packageManager: 'npm@10.8.2', workspaces: names };
  write({
    'package.json': JSON.stringify(manifest),
    'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  });
  for (const [name, { tag, needs }] of Object.entries(workspaces))
    write({
      [`${name}/package.json`]: JSON.stringify({
        name,
        dependencies: Object.fromEntries(needs.map((need) => [need, '*'])),
      }),
      [`${name}/turbo.json`]: JSON.stringify({ extends: ['//'], tags: [tag] }),
    });
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/turbo'), ['boundaries'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test.each([
  ['a service that depends on another', 'service', 'service'],
  ['a dashboard that depends on the kit', 'dashboard', 'library'],
  ['contracts that depend on the kit', 'contracts', 'library'],
  ['a kit that depends on a service', 'library', 'service'],
])('boundaries refuse %s', (_, tag, needed) => {
  const said = boundariesOf({ one: { tag, needs: ['two'] }, two: { tag: needed, needs: [] } });
  expect(said).toMatch(/[1-9]\d* issues? found/);
});

test('boundaries take a service that depends on the kit', () => {
  const said = boundariesOf({ one: { tag: 'service', needs: ['two'] }, two: { tag: 'library', needs: [] } });
  expect(said).toContain('no issues found');
});
