import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventContract, RequestContract, RouteContract } from '../src/define.js';
import { isOwnOnly } from '../src/callers.js';
import { services } from '../src/topology.js';

const root = join(process.cwd(), '../..');
const read = (folder: string, ending: string): string =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .map((file) => readFileSync(join(folder, file), 'utf8'))
        .join('\n')
    : '';

interface Owned {
  service: string;
  exportName: string;
  contract: RouteContract | RequestContract | EventContract;
}

const owned: Owned[] = [];
const source = join(process.cwd(), 'src');
for (const service of Object.keys(services)) {
  const folder = join(source, service);
  if (!existsSync(folder)) continue;
  for (const file of readdirSync(folder)) {
    const exported = (await import(join(folder, file))) as Record<string, unknown>;
    for (const [exportName, value] of Object.entries(exported))
      if (typeof value === 'object' && value !== null && 'kind' in value)
        owned.push({ service, exportName, contract: value as Owned['contract'] });
  }
}

/** Titles every test file of a service has; a title names the operation literally. */
const tests = new Map(
  Object.keys(services).map((name) => [name, read(join(root, 'apps', name, 'test'), '.test.ts')]),
);
const code = new Map(
  Object.keys(services).map((name) => [name, read(join(root, 'apps', name, 'src'), '.ts')]),
);

const missing = (service: string, titles: string[]) =>
  titles.filter((title) => !new RegExp(`${escape(title)}(?![\\w/:.-])`).test(tests.get(service)!));
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

describe('every HTTP operation is handled and has its two tests', () => {
  const routes = owned.flatMap((entry) =>
    entry.contract.kind === 'route' ? [{ ...entry, route: entry.contract }] : [],
  );
  test.each(
    routes.map((entry) => [entry.service, `${entry.route.method} ${entry.route.path}`, entry] as const),
  )('%s: %s', (service, operation, { exportName, route }) => {
    expect(code.get(service)).toContain(`@Route(${exportName})`);
    expect(missing(service, [`who may: ${operation}`])).toEqual([]);
    if (isOwnOnly(route)) expect(missing(service, [`whose: ${operation}`])).toEqual([]);
  });
});

describe('every request is answered and has its two tests', () => {
  const requests = owned.flatMap(({ contract, ...entry }) =>
    contract.kind === 'request' ? [{ ...entry, contract }] : [],
  );
  test.each(requests.map((entry) => [entry.contract.subject, entry] as const))(
    '%s',
    (subject, { service, exportName }) => {
      const handler = subject.includes('.actions.')
        ? `ActionExecutionModule.of('${service}')`
        : `@RequestHandler(${exportName})`;
      expect(code.get(service)!.includes(handler)).toBe(true);
      expect(missing(service, [`answers: ${subject}`, `refuses bad input: ${subject}`])).toEqual([]);
    },
  );
});

describe('every event is told by its owner and has two tests with everyone who hears it', () => {
  const events = owned.flatMap(({ contract, ...entry }) =>
    contract.kind === 'event' ? [{ ...entry, contract }] : [],
  );
  test.each(events.map((entry) => [entry.contract.name, entry] as const))(
    '%s',
    (name, { service, exportName }) => {
      expect(code.get(service)).toMatch(new RegExp(`\\b${exportName}\\b`));
      for (const [listener, { events: handled }] of Object.entries<{ events: readonly string[] }>(services))
        if (handled.includes(name))
          expect(missing(listener, [`hears: ${name}`, `hears once: ${name}`])).toEqual([]);
    },
  );
});
