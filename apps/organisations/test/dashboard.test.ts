import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Output } from '@dspt/contracts/define';
import { getDashboard, listGroups } from '@dspt/contracts/organisations/dashboard';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { askAs, dayMs, elsewhere, kent, startKentAndSomerset } from './support/kent-and-somerset.js';

type Dashboard = Output<typeof getDashboard>;

let service: TestService;
beforeAll(async () => {
  service = await startKentAndSomerset();
});
afterAll(() => service?.close());

const ask = (path: string, areas: string[] | null) => askAs(service, path, areas);
const dashboard = async (areas: string[] | null = null, query = ''): Promise<Dashboard> =>
  getDashboard.output.parse((await ask(`/staff/dashboard?${query}`, areas)).body);
const codes = async (path: string, areas: string[]) => {
  const { body } = await ask(path, areas);
  return (body as { items: { code: string }[] }).items.map(({ code }) => code);
};

test('the dashboard counts sites, not head offices, by what the world sees and by how far they are', async () => {
  const { areas, regions, upperTier, unknown, expiringByWeek, ...whole } = await dashboard();
  expect(whole).toEqual({
    sites: 10,
    status: { approaching: 0, met: 3, exceeded: 0, 'out-of-date': 1, 'not-published': 6 },
    expiring: { '30': 0, '60': 3, '90': 3 },
    progress: { 'not-started': 1, 'first-half': 1, 'second-half': 1, complete: 1 },
    neverRegistered: 2,
    headOfficeRegistered: 2,
  });
  expect(expiringByWeek.map(({ sites }) => sites)).toEqual([0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0]);
  expect(areas).toMatchObject([
    { name: 'Kent', sites: 7, status: { met: 2, 'out-of-date': 1, 'not-published': 4 }, neverRegistered: 1 },
    { name: 'Somerset', sites: 2, status: { met: 1, 'not-published': 1 }, neverRegistered: 0 },
  ]);
  expect(regions).toMatchObject([
    { name: 'South East', sites: 7, status: { met: 2 } },
    { name: 'South West', sites: 2, status: { met: 1 } },
  ]);
  expect(areas).toEqual(upperTier.map((area) => ({ ...area, upperCode: null })));
  for (const parts of [
    [...areas, unknown.localAuthority],
    [...regions, unknown.region],
  ])
    expect(parts.reduce((sum, part) => sum + part!.sites, 0)).toBe(whole.sites);
});

describe('every number is the exact count of the list behind it', () => {
  test.each([
    ['sites', (one: Dashboard) => one.sites, ''],
    ['approaching', (one: Dashboard) => one.status.approaching, 'status=approaching'],
    ['met', (one: Dashboard) => one.status.met, 'status=met'],
    ['exceeded', (one: Dashboard) => one.status.exceeded, 'status=exceeded'],
    ['out of date', (one: Dashboard) => one.status['out-of-date'], 'status=out-of-date'],
    ['not published', (one: Dashboard) => one.status['not-published'], 'status=not-published'],
    ['30 days', (one: Dashboard) => one.expiring['30'], 'expiring=30'],
    ['60 days', (one: Dashboard) => one.expiring['60'], 'expiring=60'],
    ['90 days', (one: Dashboard) => one.expiring['90'], 'expiring=90'],
    ['not started', (one: Dashboard) => one.progress['not-started'], 'progress=not-started'],
    ['first half', (one: Dashboard) => one.progress['first-half'], 'progress=first-half'],
    ['second half', (one: Dashboard) => one.progress['second-half'], 'progress=second-half'],
    ['complete', (one: Dashboard) => one.progress.complete, 'progress=complete'],
    ['area unknown', (one: Dashboard) => one.unknown.localAuthority?.sites ?? 0, 'unknown=localAuthority'],
    ['region unknown', (one: Dashboard) => one.unknown.region?.sites ?? 0, 'unknown=region'],
    ['never registered', (one: Dashboard) => one.neverRegistered, 'registered=false&status=not-published'],
    [
      'not registered, their head office is',
      (one: Dashboard) => one.headOfficeRegistered,
      'registered=false&status=not-published&headOfficeRegistered=true',
    ],
    [
      'not registered, nor their head office',
      (one: Dashboard) => one.neverRegistered - one.headOfficeRegistered,
      'registered=false&status=not-published&headOfficeRegistered=false',
    ],
  ] as const)('%s', async (_, number, filter) => {
    for (const [areas, narrowed] of [
      [null, ''],
      [null, 'localAuthority=Kent'],
      [null, 'region=South%20West'],
      [null, 'type=care-home-site'],
      [null, 'type=pharmacy'],
      [['Kent'], ''],
    ] as const) {
      const given = areas === null ? null : [...areas];
      const { body } = await ask(`/staff/organisations?site=true&${filter}&${narrowed}`, given);
      expect((body as { total: number }).total).toBe(number(await dashboard(given, narrowed)));
    }
  });
});

test('what runs out in a week is the list of that week', async () => {
  for (const areas of [null, ['Kent'], ['Somerset']])
    for (const { from, sites } of (await dashboard(areas)).expiringByWeek) {
      const { body } = await ask(`/staff/organisations?site=true&expiringWeek=${from}`, areas);
      expect([from, (body as { total: number }).total]).toEqual([from, sites]);
    }
});

describe('a site is stuck', () => {
  const stuck = (areas: string[]) => codes('/staff/organisations?site=true&stuck=true', areas);
  test('when it has begun, has not published, and nothing has happened for 30 days', async () => {
    const now = service.clock.now();
    expect(await stuck(['Kent', 'Somerset'])).toEqual([]);
    service.clock.set(new Date(now.getTime() + 32 * dayMs));
    expect(await stuck(['Kent', 'Somerset'])).toEqual(['K5', 'K6', 'S2']);
    expect(await stuck(['Kent'])).toEqual(['K5', 'K6']);
    service.clock.set(now);
  });
});

describe('a regional officer of Kent', () => {
  const mine = ['Kent'];
  test('sees exactly Kent’s sites in every list, however it is asked', async () => {
    const all = await codes('/staff/organisations?site=true&perPage=100', mine);
    expect(all.toSorted()).toEqual(kent);
    for (const query of [
      'q=HOUSE&perPage=100',
      'q=S1',
      'localAuthority=Somerset',
      'region=South%20West',
      'status=met&perPage=100',
      'expiring=90',
      'progress=complete',
      'registered=true&perPage=100',
      'open=true&perPage=100',
      'sort=localAuthority&order=DESC&perPage=100',
      'page=2&perPage=3',
    ])
      for (const code of await codes(`/staff/organisations?${query}`, mine))
        expect([query, [...kent, 'H1', 'K9']]).toEqual([query, expect.arrayContaining([code])]);
  });
  test('counts no other site, by any parameter', async () => {
    expect(await dashboard(mine)).toMatchObject({ sites: 7, areas: [{ name: 'Kent' }] });
    for (const query of ['localAuthority=Somerset', 'region=South%20West'])
      expect(await dashboard(mine, query)).toMatchObject({ sites: 0, areas: [] });
  });
  test('opens no page of another site, and it is as if there were none', async () => {
    const none = await ask('/staff/organisations/NONE', mine);
    for (const code of elsewhere) {
      const { status, body } = await ask(`/staff/organisations/${code}`, mine);
      expect([status, body]).toEqual([404, none.body]);
    }
  });
  test('sees of a head office in Kent the sites in Kent only, and of the areas Kent only', async () => {
    const { body } = await ask('/staff/organisations/H1', mine);
    expect((body as { sites: { code: string }[] }).sites.map(({ code }) => code)).toEqual(kent);
    expect((await ask('/staff/areas', mine)).body).toEqual({
      regions: [{ name: 'South East', localAuthorities: ['Kent'], upperTier: [] }],
    });
  });
  test('without an area sees nothing', async () => {
    expect(await dashboard([])).toMatchObject({ sites: 0, areas: [] });
  });
});

describe('head offices by their sites that are not covered', () => {
  const groups = async (areas: string[] | null = null, query = '') =>
    listGroups.output.parse((await ask(`/staff/groups?${query}`, areas)).body);
  test('are counted, each by the list of exactly these sites', async () => {
    const { items, total } = await groups();
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        code: 'H1',
        name: 'HEAD OFFICE OF HOPS',
        sites: 10,
        uncovered: 7,
        registered: true,
        progress: null,
        headOfficeFunction: false,
        status: { state: 'published' },
        inArea: true,
      },
    ]);
    for (const [filter, count] of [
      ['headOffice=H1', 10],
      ['headOffice=H1&covered=false', 7],
      ['headOffice=H1&covered=true', 3],
      ['headOffice=NONE', 0],
    ] as const) {
      const { body } = await ask(`/staff/organisations?site=true&${filter}`, null);
      expect([filter, (body as { total: number }).total]).toEqual([filter, count]);
    }
  });
  test('count for an officer the sites of their area only; a head office elsewhere has no page for them', async () => {
    expect(await groups(['Kent'])).toMatchObject({ total: 1, items: [{ sites: 7, uncovered: 5 }] });
    const [away] = (await groups(['Somerset'])).items;
    expect(away).toMatchObject({ code: 'H1', sites: 2, uncovered: 1, inArea: false });
    expect(await groups(['Kent'], 'localAuthority=Somerset')).toEqual({ items: [], total: 0 });
    expect(await groups([])).toEqual({ items: [], total: 0 });
    expect(await codes('/staff/organisations?site=true&headOffice=H1&perPage=100', ['Somerset'])).toEqual([
      'S1',
      'S2',
    ]);
  });
  test('are sorted and paged by the server', async () => {
    for (const query of ['sort=name&order=ASC', 'sort=sites&order=DESC', 'uncovered=true', 'perPage=1'])
      expect((await groups(null, query)).items.map(({ code }) => code)).toEqual(['H1']);
    expect(await groups(null, 'page=2')).toEqual({ items: [], total: 1 });
    expect((await ask('/staff/groups?sort=height', null)).status).toBe(400);
  });
});

const whoLooks = [
  'helpdesk-operator',
  'helpdesk-supervisor',
  'regional-officer',
  'national-programme',
  'system-administrator',
];
test('who may: GET /staff/groups', async () => {
  expect(await admitted(service, 'K1', () => service.http.get('/staff/groups'))).toEqual(whoLooks);
});
test('who may: GET /staff/dashboard', async () => {
  expect(await admitted(service, 'K1', () => service.http.get('/staff/dashboard'))).toEqual(whoLooks);
});
