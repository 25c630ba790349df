import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsPerPage } from '../src/cursor-page.js';
import { permissionsOf } from '../src/access.js';
import { durableName, services } from '../src/topology.js';
import { allContracts, type Contract } from './support/schemas.js';

const contracts = await allContracts();
const of = <K extends Contract['kind']>(kind: K) =>
  contracts.filter((contract): contract is Extract<Contract, { kind: K }> => contract.kind === kind);
const events = of('event');
const requests = of('request');
const routes = of('route');

const example = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(process.cwd(), 'examples', folder, `${name}.json`), 'utf8'));
const duplicates = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe('events', () => {
  test.each(events.map((event) => [event.name, event] as const))(
    '%s has an example that parses',
    (name, { data }) => {
      const given = example('events', name);
      expect(data.parse(given)).toEqual(given);
    },
  );
  test('have unique names that say owner and version', () => {
    expect(duplicates(events.map(({ name }) => name))).toEqual([]);
    for (const { name, file } of events)
      expect(name).toMatch(new RegExp(`^${file.split('/')[0]}\\.[a-z-]+\\.v\\d+$`));
  });
  test('carry nothing secret and no address', () => {
    const suspicious = /email|password|token|secret|telephone/i;
    for (const { name } of events) expect(JSON.stringify(example('events', name))).not.toMatch(suspicious);
  });
});

describe('requests', () => {
  test.each(requests.map((request) => [request.subject, request] as const))(
    '%s has examples that parse and refuses unknown input',
    (subject, { input, output }) => {
      const given = example('requests', subject) as { input: object; output: object };
      expect(input.parse(given.input)).toMatchObject(given.input);
      expect(output.parse(given.output)).toEqual(given.output);
      expect(input.safeParse({ ...given.input, unknown: true }).success).toBe(false);
    },
  );
  test('have unique subjects that start with their owner', () => {
    expect(duplicates(requests.map(({ subject }) => subject))).toEqual([]);
    for (const { subject, file } of requests) expect(subject.split('.')[0]).toBe(file.split('/')[0]);
  });
});

test('a page of the largest rows fits into one NATS message', () => {
  const largest = { organisationName: '\u6f22'.repeat(500), code: '\u6f22'.repeat(32), edition: '2026-27' };
  for (const { subject } of requests.filter((request) => request.subject.endsWith('.page'))) {
    const { rows } = (example('requests', subject) as { output: { rows: object[] } }).output;
    const page = Array.from({ length: rowsPerPage }, () => ({ ...rows[0], ...largest }));
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(1024 * 1024);
  }
});

describe('routes', () => {
  test('are unique within their service', () => {
    expect(
      duplicates(routes.map(({ file, method, path }) => `${file.split('/')[0]} ${method} ${path}`)),
    ).toEqual([]);
  });
  test('ask for permissions that somebody holds', () => {
    const known = new Set<string>(['public', 'authenticated', ...Object.values(permissionsOf).flat()]);
    for (const { access } of routes) expect(known).toContain(access);
  });
});

test('the topology names every request, and nothing that no contract defines', () => {
  const asked = Object.values(services).flatMap(({ requests: asks }) => asks);
  const heard = Object.values(services).flatMap(({ events: handled }) => handled);
  expect([...new Set<string>(asked)].toSorted()).toEqual(requests.map(({ subject }) => subject).toSorted());
  expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(heard)]));
});

test('every event is heard by somebody listed in the topology', () => {
  const heard = new Set<string>(Object.values(services).flatMap(({ events: handled }) => handled));
  const live = new Set(['identity.access-revoked.v1']);
  expect(events.map(({ name }) => name).filter((name) => !heard.has(name) && !live.has(name))).toEqual([]);
});

test('durable consumers have names NATS accepts', () => {
  for (const [service, { events: handled }] of Object.entries(services))
    for (const event of handled) expect(durableName(service, event)).toMatch(/^[a-z]+-[a-z0-9_-]+$/);
});
