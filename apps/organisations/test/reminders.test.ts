import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { coverageAdded, published } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { expiryOf, startOfDay } from '@dspt/contracts/days';
import { statusEnding } from '@dspt/contracts/organisations/reminders';
import { dayOf } from '@dspt/service-kit/clock';
import type { TestService } from '@dspt/testing/service';
import { RemindersService } from '../src/reminders/reminders.service.js';
import { odsFile } from './support/ods.js';
import {
  emptied,
  heard,
  imported,
  importFile,
  publicationOf,
  startOrganisations,
  tell,
} from './support/service.js';

let service: TestService;
let told: () => Promise<EventData<typeof statusEnding>[]>;
beforeAll(async () => {
  service = await startOrganisations();
  await service.settled();
  told = heard(service, statusEnding);
});
afterAll(() => service?.close());

const sites = ['V1', 'V2', 'V3'].map((code) => ({ code, parent: 'A1' }));
const administrators = (code: string, count = 1) =>
  tell(service, membershipsChanged, { code, administrators: count, people: count, version: 1 });

beforeEach(async () => {
  await emptied(service);
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1' }, { code: 'A2' }]));
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  for (const code of ['A1', 'A2', 'V1', 'V2']) await administrators(code);
});

async function publish(code: string, level: 'approaching' | 'met' | 'exceeded', covered: string[] = []) {
  const made = publicationOf(service, code, level);
  const expiresAt = startOfDay(expiryOf(dayOf(new Date(made.publishedAt)))).toISOString();
  const publication = { ...made, expiresAt };
  await tell(service, published, {
    ...publication,
    publishedBy: randomUUID(),
    covered: covered.map((site) => ({ code: site, via: 'head-office' as const })),
  });
  return publication;
}

/** Who is reminded on that day: code, days left, and what goes with it. */
async function remindedOn(moment: string): Promise<EventData<typeof statusEnding>[]> {
  service.clock.set(new Date(moment));
  const before = (await told()).length;
  await service.app.get(RemindersService, { strict: false }).remind();
  return (await told()).slice(before);
}
const own = { publisher: null, sites: 0 };

test('is told once at 90, 60, 30, 7 and 0 days before the last day', async () => {
  await publish('V1', 'met');
  const seen: [string, number][] = [];
  for (const day of [
    '2027-01-31',
    '2027-02-01',
    '2027-02-02',
    '2027-03-03',
    '2027-04-02',
    '2027-04-25',
    '2027-05-01',
    '2027-05-02',
    '2027-05-03',
  ])
    for (const hour of ['09', '18'])
      for (const { daysLeft } of await remindedOn(`${day}T${hour}:00:00Z`)) seen.push([day, daysLeft]);
  expect(seen).toEqual([
    ['2027-02-01', 90],
    ['2027-03-03', 60],
    ['2027-04-02', 30],
    ['2027-04-25', 7],
    ['2027-05-02', 0],
  ]);
});

test('goes by days in London', async () => {
  await publish('V1', 'met');
  // 23:30 UTC on 24 April is already the 25th there.
  expect(await remindedOn('2027-04-24T22:30:00Z')).toMatchObject([{ daysLeft: 8 }]);
  expect(await remindedOn('2027-04-24T23:30:00Z')).toMatchObject([{ daysLeft: 7, lastDay: '2027-05-02' }]);
});

test('of 29 February is reminded of 27 February', async () => {
  service.clock.set(new Date('2028-02-29T12:00:00Z'));
  await publish('V1', 'met');
  expect(await remindedOn('2029-02-27T12:00:00Z')).toEqual([
    { code: 'V1', lastDay: '2029-02-27', daysLeft: 0, ...own },
  ]);
});

test('after a standstill only the nearest stage is told', async () => {
  await publish('V1', 'met');
  expect(await remindedOn('2027-04-20T12:00:00Z')).toMatchObject([{ daysLeft: 12 }]);
  expect(await remindedOn('2027-04-21T12:00:00Z')).toEqual([]);
});

test('two replicas at once tell it once', async () => {
  await publish('V1', 'met');
  service.clock.set(new Date('2027-04-25T12:00:00Z'));
  const before = (await told()).length;
  const reminders = service.app.get(RemindersService, { strict: false });
  await Promise.all([reminders.remind(), reminders.remind(), reminders.remind()]);
  expect((await told()).slice(before)).toHaveLength(1);
});

test('falls to the head office, and nobody whom it covers is asked to do anything', async () => {
  await publish('A1', 'met', ['V1', 'V2', 'V3']);
  expect(await remindedOn('2027-04-25T12:00:00Z')).toEqual([
    { code: 'A1', lastDay: '2027-05-02', daysLeft: 7, publisher: null, sites: 3 },
  ]);
});

test('is not told while something else goes on counting, however low', async () => {
  await publish('V1', 'exceeded');
  service.clock.set(new Date('2026-09-01T12:00:00Z'));
  await publish('A1', 'approaching', ['V1']);
  expect(await remindedOn('2027-04-25T12:00:00Z')).toEqual([]);
});

test('is not told after publishing again', async () => {
  await publish('V1', 'met');
  expect(await remindedOn('2027-02-01T12:00:00Z')).toHaveLength(1);
  await publish('V1', 'met');
  expect(await remindedOn('2027-04-25T12:00:00Z')).toEqual([]);
});

test('falls to a site that its head office has left out since, or that has left', async () => {
  await publish('A1', 'met', ['V1', 'V2']);
  await imported(
    service,
    'ecarehomesite.csv',
    odsFile(sites.map((site) => (site.code === 'V2' ? { ...site, parent: 'A2' } : site))),
  );
  service.clock.set(new Date('2026-09-01T12:00:00Z'));
  await publish('A1', 'met');
  const alone = { lastDay: '2027-05-02', daysLeft: 7, publisher: 'A1', sites: 0 };
  expect(await remindedOn('2027-04-25T12:00:00Z')).toEqual([
    { code: 'V1', ...alone },
    { code: 'V2', ...alone },
  ]);
});

test('falls to both sides of a copy, each for itself', async () => {
  const publication = await publish('A1', 'met');
  await tell(service, coverageAdded, {
    ...publication,
    addedBy: randomUUID(),
    addedAt: publication.publishedAt,
    covered: [{ code: 'V2', via: 'copied' }],
  });
  expect(await remindedOn('2027-04-25T12:00:00Z')).toMatchObject([
    { code: 'A1', publisher: null, sites: 0 },
    { code: 'V2', publisher: 'A1' },
  ]);
});

test('is told to nobody where there is nobody, or where it has closed', async () => {
  await publish('V3', 'met');
  await publish('V1', 'met');
  await importFile(
    service,
    'ecarehomesite.csv',
    odsFile(sites.map((site) => (site.code === 'V1' ? { ...site, closed: '20270101' } : site))),
    { force: true },
  );
  expect(await remindedOn('2027-04-25T12:00:00Z')).toEqual([]);
});
