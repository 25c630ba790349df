import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import { published } from '@dspt/contracts/assessment/publications';
import type { Output } from '@dspt/contracts/define';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile } from './support/ods.js';
import { imported, publicationOf, staff, startOrganisations, tell } from './support/service.js';

let service: TestService;
const sites = [
  { code: 'V1', name: 'ACORN', parent: 'A1' },
  { code: 'V2', name: 'BEECH', parent: 'A1' },
  { code: 'V3', name: 'CEDAR', parent: 'A1', closed: '20200101' },
  { code: 'V4', name: 'DATE', parent: 'A2', postcode: 'YO1 7HH' },
];
beforeAll(async () => {
  service = await startOrganisations();
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(
    service,
    'ecarehomehq.csv',
    odsFile([
      { code: 'A1', name: 'ROSE GROUP' },
      { code: 'A2', name: 'THORN' },
    ]),
  );
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([
      ['V1', '1-1', 'Leeds', 'Yorkshire'],
      ['V2', '1-2', 'Leeds', 'Yorkshire'],
      ['V4', '1-4', 'York', 'Yorkshire'],
    ]),
  );
  const cover = (code: string, level: 'met' | 'exceeded', covered: string[]) =>
    tell(service, published, {
      ...publicationOf(service, code, level),
      publishedBy: randomUUID(),
      covered: covered.map((site) => ({ code: site, via: 'head-office' as const })),
    });
  await cover('A1', 'met', ['V1', 'V2']);
  service.clock.set(new Date('2026-05-04T12:00:00Z'));
  await cover('V1', 'exceeded', []);
  await tell(service, membershipsChanged, { code: 'V1', administrators: 2, people: 3, version: 1 });
  await tell(service, progressChanged, {
    code: 'V1',
    edition: '2026-27',
    answered: 44,
    total: 44,
    version: 1,
    lastActivityAt: '2026-05-02T09:00:00.000Z',
  });
});
afterAll(() => service?.close());

type List = Output<typeof listStaffOrganisations>;
type Detail = Output<typeof getStaffOrganisation>;
interface As {
  role?: StaffRole;
  areas?: string[];
}

const ask = async (path: string, query: object = {}, { role = 'helpdesk-operator', areas = [] }: As = {}) =>
  service.http
    .get(path)
    .query(query)
    .set('authorization', await staff(service, role, areas));
const list = async (query?: object, as?: As): Promise<List> =>
  listStaffOrganisations.output.parse((await ask('/staff/organisations', query, as)).body);
const codesOf = async (query?: object, as?: As): Promise<string[]> =>
  (await list(query, as)).items.map(({ code }) => code);
const get = async (code: string): Promise<Detail> =>
  getStaffOrganisation.output.parse((await ask(`/staff/organisations/${code}`)).body);

describe('the list of organisations', () => {
  test('has everything a row shows', async () => {
    expect((await list({ q: 'V1' })).items).toEqual([
      {
        id: 'V1',
        code: 'V1',
        name: 'ACORN',
        type: 'care-home-site',
        postcode: 'TA4 1BT',
        localAuthority: 'Leeds',
        region: 'Yorkshire',
        open: true,
        registered: true,
        administrators: 2,
        headOfficeName: 'ROSE GROUP',
        status: expect.objectContaining({ state: 'published', level: 'exceeded', through: null }),
        progress: { answered: 44, total: 44, lastActivityAt: '2026-05-02T09:00:00.000Z' },
      },
    ]);
  });
  test.each([
    [{}, ['V1', 'V2', 'V3', 'V4', 'A1', 'A2']],
    [{ open: 'false' }, ['V3']],
    [{ open: 'true', type: 'care-home-site' }, ['V1', 'V2', 'V4']],
    [{ registered: 'true' }, ['V1']],
    [{ registered: 'false', localAuthority: 'Leeds' }, ['V2']],
    [{ status: 'met' }, ['V2', 'A1']],
    [{ status: 'not-published', region: 'Yorkshire' }, ['V4']],
    [{ q: 'yo1' }, ['V4']],
    [{ sort: 'name', order: 'DESC' }, ['A2', 'A1', 'V4', 'V3', 'V2', 'V1']],
    [{ sort: 'code' }, ['A1', 'A2', 'V1', 'V2', 'V3', 'V4']],
    [{ sort: 'status', order: 'DESC' }, ['V1', 'V2', 'A1', 'V3', 'V4', 'A2']],
    [{ sort: 'expiresOn' }, ['V2', 'A1', 'V1', 'V3', 'V4', 'A2']],
    [{ sort: 'postcode', order: 'DESC' }, ['V4', 'V1', 'V2', 'V3', 'A1', 'A2']],
    [{ sort: 'lastActivityAt', order: 'DESC', perPage: 1 }, ['V1']],
    [{ sort: 'localAuthority', perPage: 2, page: 2 }, ['V4', 'V3']],
    [{ sort: 'type', perPage: 2 }, ['A1', 'A2']],
  ])('%j finds %j', async (query, codes) => expect(await codesOf(query)).toEqual(codes));
  test('counts all that match, not only those of the page', async () => {
    expect((await list({ perPage: 2, page: 3 })).total).toBe(6);
    expect(await list({ perPage: 2, page: 9 })).toEqual({ items: [], total: 6 });
  });
  test.each([{ sort: 'telephone' }, { order: 'up' }, { status: 'fine' }, { perPage: 1000 }])(
    'refuses %j',
    async (query) => {
      expect((await ask('/staff/organisations', query)).status).toBe(400);
    },
  );
});

describe('a regional officer', () => {
  const officer = (...areas: string[]): As => ({ role: 'regional-officer', areas });
  test.each([
    [['Leeds'], ['V1', 'V2']],
    [['Yorkshire'], ['V1', 'V2', 'V4']],
    [['York', 'London'], ['V4']],
    [[], []],
  ])('of %j sees %j', async (areas, codes) => {
    expect(await codesOf({}, officer(...areas))).toEqual(codes);
    expect((await list({ perPage: 1 }, officer(...areas))).total).toBe(codes.length);
  });
  test('cannot widen the list by a filter or by a code', async () => {
    expect(await codesOf({ localAuthority: 'York' }, officer('Leeds'))).toEqual([]);
    expect(await codesOf({ q: 'V4' }, officer('Leeds'))).toEqual([]);
    const elsewhere = await ask('/staff/organisations/V4', {}, officer('Leeds'));
    const nowhere = await ask('/staff/organisations/NONE', {}, officer('Leeds'));
    expect([elsewhere.status, elsewhere.body]).toEqual([404, nowhere.body]);
    expect((await ask('/staff/organisations/V1', {}, officer('Leeds'))).status).toBe(200);
  });
});

describe('an organisation', () => {
  test('says why it has its status', async () => {
    const { status, why, administrators, progress } = await get('V1');
    expect(status).toMatchObject({ level: 'exceeded', through: null });
    expect({ administrators, progress }).toMatchObject({ administrators: 2, progress: { answered: 44 } });
    expect(why).toMatchObject([
      {
        level: 'exceeded',
        through: null,
        via: 'own',
        current: true,
        decides: true,
        publishedAt: expect.stringMatching(/^2026-05-04T12:00:00/),
      },
      {
        level: 'met',
        through: { code: 'A1', name: 'ROSE GROUP' },
        via: 'head-office',
        current: true,
        decides: false,
        formerHeadOffice: false,
      },
    ]);
  });
  test('says that nothing counts any more, but which was the last', async () => {
    service.clock.set(new Date('2027-05-03T12:00:00Z'));
    expect((await get('V2')).why).toMatchObject([{ current: false, decides: true }]);
    service.clock.set(new Date('2026-05-04T12:00:00Z'));
  });
  test('has its sites and its head offices with their dates', async () => {
    expect((await get('A1')).sites.map(({ code }) => code)).toEqual(['V1', 'V2']);
    expect((await get('V1')).headOffices).toEqual([
      { code: 'A1', name: 'ROSE GROUP', from: '2011-03-23', until: null },
    ]);
  });
});

const whoView = [
  'helpdesk-operator',
  'helpdesk-supervisor',
  'regional-officer',
  'national-programme',
  'system-administrator',
];
test('who may: GET /staff/organisations', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/staff/organisations'))).toEqual(whoView);
});
test('who may: GET /staff/organisations/:code', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/staff/organisations/V1'))).toEqual(whoView);
});
