import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getShares, getTrend } from '@dspt/contracts/organisations/dashboard';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { Snapshots } from '../src/dashboard/snapshots.js';
import { askAs, startKentAndSomerset } from './support/kent-and-somerset.js';
import { shippedAuthorities } from './support/ods.js';
import { imported } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startKentAndSomerset();
});
afterAll(() => service?.close());

const ask = (path: string, areas: string[] | null) => askAs(service, path, areas);

describe('the trend', () => {
  const trend = async (areas: string[] | null = null, query = '') =>
    getTrend.output.parse((await ask(`/staff/dashboard/trend?${query}`, areas)).body);
  const weeks = async (areas: string[] | null = null, query = '') => (await trend(areas, query)).weeks;
  const takenOn = async (day: string) => {
    service.clock.set(new Date(`${day}T10:00:00Z`));
    await service.app.get(Snapshots, { strict: false }).take();
  };
  beforeAll(async () => {
    await service.database.query('delete from area_snapshots');
    expect(await trend()).toEqual({ since: null, weeks: [] });
    await takenOn('2027-02-02');
    await takenOn('2027-02-18');
    await service.database.query(`update organisations set local_authority = 'Medway' where code = 'K7'`);
    await takenOn('2027-02-18');
    await service.database.query(`update organisations set local_authority = 'Kent' where code = 'K7'`);
    service.clock.set(new Date('2027-02-19T10:00:00Z'));
  });
  afterAll(() => service.clock.set(new Date()));

  test('has the last day of each week, those missed counted afterwards as far as that is known', async () => {
    const { since, weeks: all } = await trend();
    expect(since).toBe('2027-02-02');
    expect(all.map(({ day, sites, neverRegistered }) => [day, sites, neverRegistered])).toEqual([
      ['2027-02-07', 10, null],
      ['2027-02-14', 10, null],
      ['2027-02-18', 10, 2],
    ]);
    const [first] = await weeks(null, 'localAuthority=Kent');
    expect(first).toEqual({
      day: '2027-02-07',
      sites: 7,
      status: { approaching: 0, met: 0, exceeded: 0, 'out-of-date': 3, 'not-published': 4 },
      neverRegistered: null,
    });
  });
  test('counts a site once, also when its area changed during the day', async () => {
    expect((await weeks(null, 'localAuthority=Medway')).map(({ sites }) => sites)).toEqual([1]);
    expect((await weeks(null, 'region=South%20East')).map(({ sites }) => sites)).toEqual([7, 7, 7]);
  });
  test('of an officer is of their areas, whatever is asked for', async () => {
    expect((await weeks(['Kent'])).map(({ sites }) => sites)).toEqual([7, 7, 6]);
    expect(await weeks(['Kent'], 'localAuthority=Somerset')).toEqual([]);
    expect((await weeks(['South West'], 'region=South%20West')).map(({ sites }) => sites)).toEqual([2, 2, 2]);
    expect(await trend([])).toEqual({ since: '2027-02-02', weeks: [] });
  });
  test('is asked for one type of organisations', async () => {
    expect((await weeks(null, 'type=care-home-site')).map(({ sites }) => sites)).toEqual([10, 10, 10]);
    expect(await trend(null, 'type=pharmacy')).toEqual({ since: null, weeks: [] });
  });

  describe('of every area beside each other', () => {
    const shares = async (areas: string[] | null, on: string, query = '') =>
      getShares.output.parse((await ask(`/staff/dashboard/shares?on=${on}&${query}`, areas)).body);
    test('is as it was counted on the last day until then', async () => {
      const { day, areas, upperTier } = await shares(null, '2027-02-17');
      expect([day, areas]).toEqual([
        '2027-02-17',
        [
          { name: 'Kent', code: null, sites: 7, published: 0 },
          { name: 'Somerset', code: null, sites: 2, published: 0 },
        ],
      ]);
      expect(upperTier).toEqual(areas);
      expect(await shares(null, '2027-02-01')).toEqual({ day: null, upperTier: [], areas: [] });
      expect((await shares(null, '2027-02-17', 'type=pharmacy')).areas).toEqual([]);
    });
    test('of an officer is of their areas', async () => {
      expect((await shares(['Kent'], '2027-02-17')).areas.map(({ name }) => name)).toEqual(['Kent']);
      expect((await shares([], '2027-02-17')).areas).toEqual([]);
    });
    test('gives the past of districts to what they became', async () => {
      await imported(service, 'local-authorities.csv', shippedAuthorities);
      await service.database.query(`update area_snapshots set local_authority = 'Mendip'
        where local_authority = 'Somerset' and day = '2027-02-17'`);
      await service.database.query(`update area_snapshots set local_authority = 'Ashford'
        where local_authority = 'Kent' and day = '2027-02-17'`);
      const { areas, upperTier } = await shares(null, '2027-02-17');
      expect(areas).toMatchObject([
        { name: 'Ashford', code: 'E07000105', sites: 7 },
        { name: 'Somerset', code: 'E06000066', sites: 2 },
      ]);
      expect(upperTier).toMatchObject([
        { name: 'Kent', code: 'E10000016', sites: 7 },
        { name: 'Somerset', code: 'E06000066', sites: 2 },
      ]);
      expect((await weeks(['Kent'])).map(({ sites }) => sites)).toEqual([7, 7, 6]);
    });
  });
});

const whoLooks = [
  'helpdesk-operator',
  'helpdesk-supervisor',
  'regional-officer',
  'national-programme',
  'system-administrator',
];
test('who may: GET /staff/dashboard/trend', async () => {
  expect(await admitted(service, 'K1', () => service.http.get('/staff/dashboard/trend'))).toEqual(whoLooks);
});
test('who may: GET /staff/dashboard/shares', async () => {
  const get = () => service.http.get('/staff/dashboard/shares?on=2027-02-17');
  expect(await admitted(service, 'K1', get)).toEqual(whoLooks);
});
