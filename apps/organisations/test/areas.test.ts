import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resolveAreas } from '@dspt/contracts/organisations/areas';
import { getDashboard, listGroups } from '@dspt/contracts/organisations/dashboard';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile, shippedAuthorities } from './support/ods.js';
import { askRaw, importFile, imported, staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
  const codes = ['V1', 'V2', 'V3', 'V4', 'K1', 'K2', 'S1', 'G1', 'D1', 'B1'];
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1' }]));
  await imported(service, 'ecarehomesite.csv', odsFile(codes.map((code) => ({ code, parent: 'A1' }))));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([
      ['V1', '1-1', 'York', 'Yorkshire and The Humber'],
      ['V2', '1-2', 'Leeds', 'Yorkshire and The Humber'],
      ['V3', '1-3', 'Leeds', 'Yorkshire and The Humber'],
      ['V4', '1-4', 'Camden', 'London'],
      ['K1', '1-5', 'Ashford', 'South East'],
      ['K2', '1-6', 'Thanet', 'South East'],
      ['S1', '1-7', 'Elmbridge', 'South East'],
      ['G1', '1-8', 'Tewkesbury', 'South West'],
      ['D1', '1-9', 'East Dorset', 'South West'],
      ['B1', '1-10', 'Christchurch', 'South West'],
    ]),
  );
  const report = await imported(service, 'local-authorities.csv', shippedAuthorities);
  expect(report.counts).toMatchObject({ rows: 340, new: 340, rejected: 0 });
});
afterAll(() => service?.close());

test('staff see the regions and local authorities there are, each once and in order', async () => {
  const response = await service.http
    .get('/staff/areas')
    .set('authorization', await staff(service, 'helpdesk-operator'));
  expect(response.body).toEqual({
    regions: [
      { name: 'London', localAuthorities: ['Camden'], upperTier: [] },
      {
        name: 'South East',
        localAuthorities: ['Ashford', 'Elmbridge', 'Thanet'],
        upperTier: ['Kent', 'Surrey'],
      },
      {
        name: 'South West',
        localAuthorities: ['Bournemouth, Christchurch and Poole', 'Dorset', 'North Gloucestershire'],
        upperTier: ['Gloucestershire'],
      },
      { name: 'Yorkshire and The Humber', localAuthorities: ['Leeds', 'York'], upperTier: [] },
    ],
  });
});

const asOfficer = async (path: string, areas: string[]) =>
  (await service.http.get(path).set('authorization', await staff(service, 'regional-officer', areas)))
    .body as unknown;
const codesOf = async (areas: string[], query = '') =>
  (
    (await asOfficer(`/staff/organisations?sort=code&${query}`, areas)) as { items: { code: string }[] }
  ).items.map(({ code }) => code);

describe('whose: a regional officer of', () => {
  test.each([
    [['Kent'], ['K1', 'K2']],
    [['Ashford'], ['K1']],
    [['Surrey'], ['S1']],
    [['South East'], ['K1', 'K2', 'S1']],
    [['Gloucestershire'], ['G1']],
    [['North Gloucestershire'], ['G1']],
    [['Dorset'], ['D1']],
    [['Bournemouth, Christchurch and Poole'], ['B1']],
    [
      ['Leeds', 'Kent'],
      ['K1', 'K2', 'V2', 'V3'],
    ],
    [['Cumbria'], []],
    [[], []],
  ])('%j sees %j everywhere', async (areas, codes) => {
    expect(await codesOf(areas)).toEqual(codes);
    const counted = getDashboard.output.parse(await asOfficer('/staff/dashboard', areas));
    expect(counted.sites).toBe(codes.length);
    const groups = listGroups.output.parse(await asOfficer('/staff/groups', areas));
    expect(groups.items.map(({ sites }) => sites)).toEqual(codes.length ? [codes.length] : []);
    for (const code of ['K1', 'K2', 'S1', 'G1', 'D1', 'B1'])
      expect(await asOfficer(`/staff/organisations/${code}`, areas)).toMatchObject(
        codes.includes(code) ? { code } : { code: 'not-found' },
      );
  });
  test('Kent gets nothing of Surrey by any filter, and Ashford by that of Kent', async () => {
    for (const query of ['localAuthority=Surrey', 'localAuthority=Elmbridge', 'q=S1'])
      expect([query, await codesOf(['Kent'], query)]).toEqual([query, []]);
    expect(await codesOf(['Kent'], 'localAuthority=Kent')).toEqual(['K1', 'K2']);
    expect(await codesOf(['Kent'], 'region=South%20East')).toEqual(['K1', 'K2']);
  });
});

test('refuses bad input: organisations.areas.resolve', async () => {
  const refused = await askRaw(service, resolveAreas.subject, { areas: ['x'.repeat(201)] });
  expect(refused).toMatchObject({ code: 'invalid-input' });
});
test('answers: organisations.areas.resolve', async () => {
  const { areas } = await service.app.get(Requests).ask(resolveAreas, { areas: ['Dorset', 'London'] });
  expect(areas).toEqual([
    'Dorset',
    'East Dorset',
    'London',
    'North Dorset',
    'Purbeck',
    'West Dorset',
    'Weymouth and Portland',
  ]);
});

test('a county that ends on 31 March is one until then, and its districts are in what became of them after', async () => {
  const header = 'code,name,former_name,upper_code,upper_name,region,from_year,until_year,became_code';
  const old = 'E07000207,Elmbridge,,E10000030,Surrey,South East,,2026,E06000070';
  const fresh = 'E06000070,East Surrey,,E06000070,East Surrey,South East,2027,,';
  const file = [header, old, fresh, 'E06000071,No region,,E06000071,No region,,2027,,'].join('\n');
  const report = await importFile(service, 'local-authorities_changes_2027.csv', file);
  expect(report.counts).toMatchObject({ rows: 3, new: 1, changed: 1, rejected: 1 });
  service.clock.set(new Date('2027-03-31T12:00:00Z'));
  expect([await codesOf(['Surrey']), await codesOf(['East Surrey'])]).toEqual([['S1'], []]);
  service.clock.set(new Date('2027-04-01T12:00:00Z'));
  expect([await codesOf(['Surrey']), await codesOf(['East Surrey'])]).toEqual([[], ['S1']]);
  service.clock.set(new Date());
});

test('who may: GET /staff/areas', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/staff/areas'))).toEqual([
    'helpdesk-operator',
    'helpdesk-supervisor',
    'regional-officer',
    'national-programme',
    'system-administrator',
  ]);
});
