import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { published } from '@dspt/contracts/assessment/publications';
import type { Output } from '@dspt/contracts/define';
import type { listRegisterChanges } from '@dspt/contracts/organisations/register-changes';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { RegisterChangesService } from '../src/register-changes/register-changes.service.js';
import { odsFile } from './support/ods.js';
import { emptied, imported, publicationOf, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

const sites = [
  { code: 'V1', name: 'ACORN', parent: 'A1' },
  { code: 'V2', name: 'BEECH', parent: 'A1' },
];
beforeEach(async () => {
  await emptied(service);
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1', name: 'ROSE GROUP' }]));
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
});

const changesService = () => service.app.get(RegisterChangesService, { strict: false });
const note = () => changesService().note();
const ask = async (query: object = {}) =>
  (await service.http.get('/register/changes').query(query).expect(200)).body as Output<
    typeof listRegisterChanges
  >;
const newest = async () => (await ask({ most: 1000 })).items.at(-1)?.change ?? 0;
const publish = (code: string, covered: string[] = []) =>
  tell(service, published, {
    ...publicationOf(service, code, 'met'),
    publishedBy: randomUUID(),
    covered: covered.map((site) => ({ code: site, via: 'head-office' as const })),
  });

test('begin with the whole register, in pieces', async () => {
  expect(await note()).toBe(3);
  const first = await ask({ most: 2 });
  expect([first.items.map(({ code }) => code), first.more]).toEqual([['A1', 'V1'], true]);
  const rest = await ask({ most: 2, after: first.items[1]!.change });
  expect([rest.items.map(({ code }) => code), rest.more]).toEqual([['V2'], false]);
  expect(rest.items[0]).toMatchObject({
    at: expect.stringMatching(/^2026-05-03T12:00:0.*Z$/),
    before: null,
    entry: { code: 'V2', name: 'BEECH', headOffice: { code: 'A1' }, status: { state: 'not-published' } },
  });
});

test('are none while nothing changes', async () => {
  await note();
  const last = await newest();
  expect([await note(), await note(), await ask({ after: last })]).toEqual([
    0,
    0,
    { items: [], more: false },
  ]);
});

test('say what a publication changed, for everybody whom it covers', async () => {
  await note();
  const last = await newest();
  await publish('A1', ['V1']);
  expect(await note()).toBe(2);
  const { items } = await ask({ after: last });
  expect(items).toMatchObject([
    {
      code: 'A1',
      before: { status: { state: 'not-published' } },
      entry: { status: { level: 'met', through: null } },
    },
    { code: 'V1', entry: { status: { level: 'met', through: { code: 'A1' } } } },
  ]);
});

test('come of days that pass', async () => {
  await publish('V1');
  await note();
  const last = await newest();
  service.clock.set(new Date('2027-05-02T12:00:00Z'));
  expect(await note()).toBe(0);
  service.clock.set(new Date('2027-05-03T12:00:00Z'));
  await note();
  expect((await ask({ after: last })).items).toMatchObject([
    { code: 'V1', before: { status: { state: 'published' } }, entry: { status: { state: 'out-of-date' } } },
  ]);
});

test('say that somebody closed, and came back', async () => {
  await note();
  const last = await newest();
  await imported(
    service,
    'ecarehomesite.csv',
    odsFile(sites.map((site) => (site.code === 'V1' ? { ...site, closed: '20260401' } : site))),
    { force: true },
  );
  await note();
  const closed = await ask({ after: last });
  expect(closed.items).toMatchObject([{ code: 'V1', entry: null, before: { name: 'ACORN' } }]);
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  await note();
  expect((await ask({ after: closed.items[0]!.change })).items).toMatchObject([
    { code: 'V1', entry: { name: 'ACORN' }, before: null },
  ]);
});

test('have no organisation twice: only the newest counts', async () => {
  await note();
  const last = await newest();
  for (let time = 0; time < 3; time++) {
    service.clock.set(new Date(`2026-05-0${4 + time}T12:00:00Z`));
    await publish('V1');
    await note();
  }
  expect((await ask({ after: last })).items).toMatchObject([
    { code: 'V1', entry: { status: { publishedOn: '2026-05-06' } } },
  ]);
});

test('are numbered once when several look at once', async () => {
  const noted = await Promise.all([note(), note(), note()]);
  expect(noted.toSorted()).toEqual([0, 0, 3]);
});

test('that this register never had begin anew', async () => {
  await note();
  const response = await service.http.get('/register/changes').query({ after: (await newest()) + 1 });
  expect([response.status, response.body]).toMatchObject([410, { code: 'changes-unknown' }]);
});

test.each(['-1', 'x', '1.5', '2147483648'])('are not asked for after %j', async (after) => {
  expect((await service.http.get('/register/changes').query({ after })).status).toBe(400);
});

test('who may: GET /register/changes', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register/changes'))).toEqual(everyone);
});
