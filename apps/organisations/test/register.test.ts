import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import { coverageAdded, published } from '@dspt/contracts/assessment/publications';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { RegisterEntry } from '@dspt/contracts/organisations/register';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { toldTwice } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile } from './support/ods.js';
import { emptied, imported, publicationOf, staff, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

const sites = [
  { code: 'V1', name: 'ACORN', parent: 'A1' },
  { code: 'V2', name: 'BEECH', parent: 'A1' },
  { code: 'V3', name: 'CEDAR', parent: 'A1', closed: '20200101' },
  { code: 'V4', name: '=HYPERLINK("http://x")', parent: 'A2' },
];
beforeEach(async () => {
  await emptied(service);
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(
    service,
    'ecarehomehq.csv',
    odsFile([
      { code: 'A1', name: 'ROSE GROUP' },
      { code: 'A2', name: 'THORN GROUP' },
    ]),
  );
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([
      ['V1', '1-1', 'Leeds', 'Yorkshire'],
      ['V4', '1-4', 'York', 'Yorkshire'],
    ]),
  );
});

const publish = async (
  code: string,
  level: 'approaching' | 'met' | 'exceeded',
  covered: string[] = [],
): Promise<ReturnType<typeof publicationOf>> => {
  const publication = publicationOf(service, code, level);
  await tell(service, published, {
    ...publication,
    publishedBy: randomUUID(),
    covered: covered.map((site) => ({ code: site, via: 'head-office' as const })),
  });
  return publication;
};
const statusOf = async (code: string) =>
  ((await service.http.get(`/organisations/${code}`)).body as OrganisationWithStatus).status;
const list = async (filter: object = {}) =>
  (await service.http.get('/register').query(filter)).body as { items: RegisterEntry[]; total: number };
const codesOf = async (filter?: object): Promise<string[]> =>
  (await list(filter)).items.map(({ code }) => code);

describe('a publication', () => {
  test('shows at the head office and at the sites it covers, through whom', async () => {
    await publish('A1', 'met', ['V1']);
    expect(await statusOf('A1')).toEqual({
      state: 'published',
      level: 'met',
      edition: '2026-27',
      publishedOn: '2026-05-03',
      expiresOn: '2027-05-03',
      through: null,
      formerHeadOffice: false,
    });
    expect(await statusOf('V1')).toMatchObject({ level: 'met', through: { code: 'A1', name: 'ROSE GROUP' } });
    expect((await statusOf('V2')).state).toBe('not-published');
  });
  test('never lowers what a site has of its own', async () => {
    await publish('V1', 'exceeded');
    await publish('A1', 'met', ['V1']);
    expect(await statusOf('V1')).toMatchObject({ level: 'exceeded', through: null });
  });
  test('of the same level counts when it lasts longer', async () => {
    await publish('V1', 'met');
    service.clock.set(new Date('2026-09-01T12:00:00Z'));
    await publish('A1', 'met', ['V1']);
    expect(await statusOf('V1')).toMatchObject({ expiresOn: '2027-09-01', through: { code: 'A1' } });
  });
  test('runs out when its day has come, with nothing else happening', async () => {
    await publish('A1', 'met', ['V1']);
    service.clock.set(new Date('2027-05-02T22:59:00Z'));
    expect(await statusOf('V1')).toMatchObject({ state: 'published' });
    service.clock.set(new Date('2027-05-02T23:01:00Z'));
    expect(await statusOf('V1')).toMatchObject({
      state: 'out-of-date',
      level: 'met',
      expiresOn: '2027-05-03',
    });
    expect(await codesOf({ status: 'met' })).toEqual([]);
    expect(await codesOf({ status: 'out-of-date' })).toEqual(['V1', 'A1']);
  });
  test('gives way to what else counts when it runs out', async () => {
    await publish('V1', 'exceeded');
    service.clock.set(new Date('2026-09-01T12:00:00Z'));
    await publish('A1', 'approaching', ['V1']);
    expect(await statusOf('V1')).toMatchObject({ level: 'exceeded' });
    service.clock.set(new Date('2027-05-03T12:00:00Z'));
    expect(await statusOf('V1')).toMatchObject({ level: 'approaching', through: { code: 'A1' } });
  });
  test('stays with a site that has left for another head office, marked', async () => {
    await publish('A1', 'met', ['V1', 'V2']);
    await imported(
      service,
      'ecarehomesite.csv',
      odsFile(sites.map((site) => (site.code === 'V1' ? { ...site, parent: 'A2' } : site))),
    );
    expect(await statusOf('V1')).toMatchObject({
      level: 'met',
      through: { code: 'A1' },
      formerHeadOffice: true,
    });
    expect(await statusOf('V2')).toMatchObject({ level: 'met', formerHeadOffice: false });
  });
  test('of a code nobody knows is kept until its file comes', async () => {
    await publish('X1', 'met', ['X2']);
    await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'X2' }, { code: 'A1' }, { code: 'A2' }]));
    expect(await statusOf('X2')).toMatchObject({ level: 'met', through: { code: 'X1', name: 'NAME OF X1' } });
  });
  test('for 1,500 sites is applied in well under two seconds', async () => {
    const codes = Array.from({ length: 1500 }, (_, index) => `W${index}`);
    const began = performance.now();
    await publish('A1', 'met', codes);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await service.database.query('select count(*)::int as covered from statuses')).toEqual([
      { covered: 2 * 1501 },
    ]);
  });
});

describe('sites added to a publication later', () => {
  const add = (publication: ReturnType<typeof publicationOf>, code: string) =>
    tell(service, coverageAdded, {
      ...publication,
      addedBy: randomUUID(),
      addedAt: service.clock.now().toISOString(),
      covered: [{ code, via: 'head-office' }],
    });
  test('have its level and its expiry from the day they were added', async () => {
    const publication = await publish('A1', 'met', ['V1']);
    service.clock.set(new Date('2026-07-01T12:00:00Z'));
    await add(publication, 'V2');
    expect(await statusOf('V2')).toMatchObject({
      level: 'met',
      publishedOn: '2026-05-03',
      expiresOn: '2027-05-03',
    });
    service.clock.set(new Date('2026-06-01T12:00:00Z'));
    expect((await statusOf('V2')).state).toBe('not-published');
  });
  test('may be heard of before the publication itself', async () => {
    const publication = publicationOf(service, 'A1');
    await add(publication, 'V2');
    await tell(service, published, {
      ...publication,
      publishedBy: randomUUID(),
      covered: [{ code: 'V1', via: 'head-office' }],
    });
    expect(await codesOf({ status: 'met' })).toEqual(['V1', 'V2', 'A1']);
  });
  test('hears: assessment.coverage-added.v1', async () => {
    await add(await publish('A1', 'exceeded'), 'V2');
    expect(await statusOf('V2')).toMatchObject({ level: 'exceeded', through: { code: 'A1' } });
  });
  test('hears once: assessment.coverage-added.v1', async () => {
    const publication = publicationOf(service, 'A1');
    await toldTwice(service, coverageAdded, {
      ...publication,
      addedBy: randomUUID(),
      addedAt: publication.publishedAt,
      covered: [{ code: 'V2', via: 'head-office' }],
    });
    expect(await service.database.query('select count(*)::int as rows from coverage')).toEqual([{ rows: 2 }]);
  });
});

test('hears: assessment.published.v1', async () => {
  await publish('V1', 'met');
  expect(await statusOf('V1')).toMatchObject({ state: 'published' });
});
test('hears once: assessment.published.v1', async () => {
  await toldTwice(service, published, {
    ...publicationOf(service, 'A1'),
    publishedBy: randomUUID(),
    covered: [{ code: 'V1', via: 'head-office' }],
  });
  expect(await service.database.query('select code from coverage order by code')).toEqual([
    { code: 'A1' },
    { code: 'V1' },
  ]);
  expect(await codesOf({ status: 'met' })).toEqual(['V1', 'A1']);
});

describe('who has registered, and how far they are,', () => {
  const entry = async (code: string) => {
    const response = await service.http
      .get(`/staff/organisations/${code}`)
      .set('authorization', await staff(service, 'helpdesk-operator'));
    return response.body as { registered: boolean; administrators: number; progress: unknown };
  };
  const members = { code: 'V1', administrators: 1, people: 2, version: 1 };
  const progress = {
    code: 'V1',
    edition: '2026-27',
    answered: 5,
    total: 44,
    lastActivityAt: '2026-05-03T10:00:00.000Z',
    version: 3,
  };

  test('hears: identity.memberships-changed.v1', async () => {
    await tell(service, membershipsChanged, members);
    expect(await entry('V1')).toMatchObject({ registered: true, administrators: 1 });
    expect((await service.http.get('/organisations/V1')).body).toMatchObject({ registered: true });
  });
  test('hears once: identity.memberships-changed.v1', async () => {
    await toldTwice(service, membershipsChanged, members);
    expect(await entry('V1')).toMatchObject({ administrators: 1 });
  });
  test('is what the newest version says; who registered once stays registered', async () => {
    await tell(service, membershipsChanged, { ...members, administrators: 0, people: 0, version: 3 });
    expect(await entry('V1')).toMatchObject({ registered: false, administrators: 0 });
    await tell(service, membershipsChanged, { ...members, administrators: 2, version: 2 });
    expect(await entry('V1')).toMatchObject({ registered: true, administrators: 0 });
  });
  test('hears: assessment.progress-changed.v1', async () => {
    await tell(service, progressChanged, progress);
    expect((await entry('V1')).progress).toEqual({
      answered: 5,
      total: 44,
      lastActivityAt: '2026-05-03T10:00:00.000Z',
    });
    expect(await entry('V1')).toMatchObject({ registered: false });
  });
  test('hears once: assessment.progress-changed.v1', async () => {
    await toldTwice(service, progressChanged, progress);
    await tell(service, progressChanged, { ...progress, answered: 4, version: 2 });
    await tell(service, progressChanged, { ...progress, answered: 40, edition: '2025-26', version: 9 });
    expect((await entry('V1')).progress).toMatchObject({ answered: 5 });
    await tell(service, progressChanged, { ...progress, answered: 1, edition: '2027-28', version: 1 });
    expect((await entry('V1')).progress).toMatchObject({ answered: 1 });
  });
});
