import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { published } from '@dspt/contracts/assessment/publications';
import type { TestService } from '@dspt/testing/service';
import { base, bytesOf, found, onlyBase, sites } from './support/cases.js';
import { locationsFile } from './support/ods.js';
import { imported, importFile, publicationOf, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => onlyBase(service));

const get = (code: string) => found(service, code);
const search = async (q: string): Promise<string[]> =>
  ((await service.http.get('/organisations').query({ q })).body.items as { code: string }[]).map(
    ({ code }) => code,
  );

describe('what the care regulator says', () => {
  const locations = (file: string) => imported(service, 'cqc-locations.csv', bytesOf(file));
  const told = ({ findings }: Awaited<ReturnType<typeof locations>>) =>
    findings.map(({ line, code, reason }) => `${line} ${code}: ${reason}`);

  test('a home with a new owner is one home, with its status, and both ids find it', async () => {
    const publication = publicationOf(service, 'VLZ01');
    await tell(service, published, { ...publication, publishedBy: randomUUID(), covered: [] });
    const before = await get('VLZ01');
    const report = await locations('cqc-01-home-got-a-new-owner.csv');
    expect(told(report)).toEqual([
      '2 VLZ01: The code has several location ids; 1-999000901 was taken as the present one, 1-999000101 still finds it',
    ]);
    expect(report.counts).toMatchObject({ rows: 2, new: 1, duplicate: 1 });
    expect([await search('1-999000101'), await search('1-999000901')]).toEqual([['VLZ01'], ['VLZ01']]);
    expect(await get('VLZ01')).toMatchObject({ cqcLocationId: '1-999000901', status: before.status });
    expect((await locations('cqc-01-home-got-a-new-owner.csv')).counts).toMatchObject({
      new: 0,
      unchanged: 1,
    });
  });
  test('a new id in a later file ends the old one, which goes on to find the home', async () => {
    const file = (id: string) => locationsFile([['VLZ01', id, 'Leeds', 'Yorkshire']]);
    await imported(service, 'cqc-locations.csv', file('1-111'));
    service.clock.set(new Date('2026-12-01T12:00:00Z'));
    expect((await imported(service, 'cqc-locations.csv', file('1-222'))).counts.changed).toBe(1);
    expect([await search('1-111'), await search('1-222')]).toEqual([['VLZ01'], ['VLZ01']]);
    expect(
      await service.database.query(
        'select location_id, from_day::text, until_day::text from cqc_locations order by location_id',
      ),
    ).toEqual([
      { location_id: '1-111', from_day: null, until_day: '2026-12-01' },
      { location_id: '1-222', from_day: '2026-12-01', until_day: null },
    ]);
  });
  test('an id that goes over to another code finds both, the open one first', async () => {
    const file = (code: string) => locationsFile([[code, '1-111', 'Leeds', 'Yorkshire']]);
    await imported(service, 'cqc-locations.csv', file('VLZ02'));
    await imported(
      service,
      sites,
      base.toString().replace('"ZZ3 3ZZ","20150401",""', '"ZZ3 3ZZ","20150401","20261001"'),
    );
    await imported(service, 'cqc-locations_changes_20261024_to_20261031.csv', file('VLZ03'));
    expect(await search('1-111')).toEqual(['VLZ03', 'VLZ02']);
  });
  test('two registrations at one address are both kept, and said', async () => {
    const report = await locations('cqc-02-two-registrations-one-address.csv');
    expect(told(report)).toEqual([
      '2 VLZ02: Its location id 1-999000102 is also that of VLZ03',
      '3 VLZ03: Its location id 1-999000102 is also that of VLZ02',
    ]);
    expect(await search('1-999000102')).toEqual(['VLZ02', 'VLZ03']);
  });
  test('odd values are named by their line', async () => {
    const report = await locations('cqc-03-odd-values.csv');
    expect(told(report)).toEqual([
      '3 VLZ05: “Unspecified” is not a local authority; it was left blank',
      '3 VLZ05: “(pseudo) Wales” is not a region; it was left blank',
      '4 null: “” is not an ODS code',
      '5 VLZ07: “01/01/1999” is not a location id',
      '5 VLZ07: “-1” is not a number of beds; it is not kept',
      '6 VLZZ0: It is not in the ODS data yet',
    ]);
    expect(await get('VLZ04')).toMatchObject({
      cqcLocationId: '1-999000104',
      localAuthority: 'Bournemouth, Christchurch and Poole',
    });
    expect(await search('1-999000105')).toEqual(['VLZ05']);
  });
  test('lines before the header are passed over; another header is refused with the right one', async () => {
    const { refusal } = await importFile(
      service,
      'cqc-locations.csv',
      bytesOf('cqc-04-directory-lines-before-header.csv'),
    );
    expect(refusal).toBe(
      'The first line of cqc-locations must be: ods_code,cqc_location_id,local_authority,region,care_home,beds',
    );
    const title = 'CQC directory,,,\n"This file was made on 5 January 2027",,,\n,,,\n';
    const header = 'Region,Name,ODS code,CQC Location ID,Local Authority,Care home?,Beds\n';
    const line = 'South East,Lodge 8,VLZ08,1-999000108,Exampleshire,Y,3\n';
    await imported(service, 'cqc-locations.csv', `${title}${header}${line}`);
    expect(await get('VLZ08')).toMatchObject({ cqcLocationId: '1-999000108', region: 'South East' });
    const twice = header.replace('Name', 'Region');
    expect((await importFile(service, 'cqc-locations.csv', `${title}${twice}${line}`)).refusal).toBe(
      'Line 4 names the column region more than once.',
    );
  });
});
