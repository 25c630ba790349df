import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { organisationRenamed, type Organisation } from '@dspt/contracts/organisations/organisations';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import type { TestService } from '@dspt/testing/service';
import { manySites as many, odsFile, type OdsLine } from './support/ods.js';
import { emptied, heard, imported, importFile, staff, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => emptied(service));

const sites = (lines: OdsLine[], options?: { force?: boolean }) =>
  imported(service, 'ecarehomesite.csv', odsFile(lines), options);
const headOffices = (lines: OdsLine[]) => imported(service, 'ecarehomehq.csv', odsFile(lines));
const get = async (code: string): Promise<Organisation> =>
  (await service.http.get(`/organisations/${code}`)).body as Organisation;
const reasons = async (code: string, lines: OdsLine[]): Promise<string[]> =>
  (await sites(lines)).findings.filter((finding) => finding.code === code).map(({ reason }) => reason);

describe('head offices', () => {
  test('that are not known yet have their code for a name until their file comes', async () => {
    const report = await sites([{ code: 'V1', parent: 'A1' }]);
    expect(report.counts.unknownParent).toBe(1);
    expect(report.findings).toEqual([
      { line: 1, code: 'V1', reason: 'Its head office A1 is not in the data yet' },
    ]);
    expect((await get('V1')).headOffice).toMatchObject({
      code: 'A1',
      name: 'Organisation A1 (not in the data yet)',
    });
    expect((await headOffices([{ code: 'A1', name: 'HEAD OFFICE' }])).counts).toMatchObject({
      new: 1,
      renamed: 0,
    });
    expect((await get('V1')).headOffice?.name).toBe('HEAD OFFICE');
    expect((await get('A1')).siteCount).toBe(1);
  });
  test('that are closed are reported', async () => {
    await headOffices([{ code: 'A1', closed: '20200101' }]);
    expect(await reasons('V1', [{ code: 'V1', parent: 'A1' }])).toEqual([
      'It is open, but its head office A1 is closed',
    ]);
  });
  test('may have codes that look like nothing else', async () => {
    await headOffices([{ code: 'X9Y8Z', name: 'NEW STYLE' }]);
    await sites([{ code: 'Q1W2E', parent: 'X9Y8Z' }]);
    expect((await get('Q1W2E')).headOffice?.name).toBe('NEW STYLE');
  });
  test('change on the day ODS says, and the old one is kept with its dates', async () => {
    await sites([{ code: 'V1', parent: 'A1', joined: '20110101' }, ...many(1)]);
    const { counts } = await sites([{ code: 'V1', parent: 'A2', joined: '20240501' }, ...many(1)]);
    expect(counts).toMatchObject({ moved: 1, unchanged: 1, changed: 0 });
    expect(await headOfficesOf('V1')).toEqual([
      { code: 'A2', from: '2024-05-01', until: null },
      { code: 'A1', from: '2011-01-01', until: '2024-05-01' },
    ]);
  });
  test('that a site comes back to, or leaves for none, are dated too', async () => {
    service.clock.set(new Date('2026-06-01T12:00:00Z'));
    await sites([{ code: 'V1', parent: 'A1' }, ...many(1)]);
    await sites([{ code: 'V1', parent: 'A2' }, ...many(1)]);
    await sites([{ code: 'V1', parent: 'A1' }, ...many(1)]);
    expect((await sites([{ code: 'V1' }, ...many(1)])).counts.moved).toBe(1);
    expect((await sites([{ code: 'V1' }, ...many(1)])).counts.unchanged).toBe(2);
    expect((await headOfficesOf('V1')).map(({ code, until }) => [code, until])).toEqual([
      ['A1', '2026-06-01'],
      ['A2', '2026-06-01'],
      ['A1', '2026-06-01'],
    ]);
    expect((await get('V1')).headOffice).toBeNull();
  });
  test('that take over in the future do so when the day comes', async () => {
    service.clock.set(new Date('2026-06-01T12:00:00Z'));
    await sites([{ code: 'V1', parent: 'A1', joined: '20110101' }, ...many(1)]);
    await sites([{ code: 'V1', parent: 'A2', joined: '20260701' }, ...many(1)]);
    expect((await get('V1')).headOffice?.code).toBe('A1');
    service.clock.set(new Date('2026-07-01T12:00:00Z'));
    expect((await get('V1')).headOffice?.code).toBe('A2');
  });
  test('whose people want to know are told of sites that join', async () => {
    await headOffices([{ code: 'A1', name: 'ROSE GROUP' }, { code: 'A2' }]);
    await sites([{ code: 'V1', parent: 'A2' }, ...many(1)]);
    await tell(service, membershipsChanged, { code: 'A1', administrators: 1, people: 1, version: 1 });
    const told = heard(service, sitesJoined);
    await sites([
      { code: 'V1', name: 'ELMS', parent: 'A1' },
      { code: 'V2', name: 'OAKS', parent: 'A1' },
      { code: 'V3', parent: 'A2' },
      ...many(1),
    ]);
    expect(await told()).toEqual([
      {
        headOffice: 'A1',
        headOfficeName: 'ROSE GROUP',
        sites: [
          { code: 'V1', name: 'ELMS' },
          { code: 'V2', name: 'OAKS' },
        ],
      },
    ]);
  });
});

describe('a newer file', () => {
  test('closes, reopens, renames and changes, each counted and told', async () => {
    await sites([
      { code: 'V1' },
      { code: 'V2', closed: '20200101' },
      { code: 'V3', name: 'OLD' },
      { code: 'V4' },
      ...many(20),
    ]);
    const told = heard(service, organisationRenamed);
    const changed = [
      { code: 'V1', closed: '20260101' },
      { code: 'V2' },
      { code: 'V3', name: 'NEW' },
      { code: 'V4', telephone: '01823 1' },
      ...many(20),
    ];
    const { counts } = await sites(changed);
    expect(counts).toMatchObject({
      closed: 1,
      reopened: 1,
      renamed: 1,
      changed: 1,
      unchanged: 20,
      new: 0,
      moved: 0,
    });
    expect([(await get('V1')).open, (await get('V2')).open]).toEqual([false, true]);
    expect(await told()).toEqual([{ code: 'V3', name: 'NEW' }]);
    expect((await sites(changed)).counts).toMatchObject({
      unchanged: 24,
      closed: 0,
      reopened: 0,
      renamed: 0,
      changed: 0,
    });
  });
  test('with status C but no date closes on the day of the import, and stays so', async () => {
    service.clock.set(new Date('2026-06-01T12:00:00Z'));
    await sites([{ code: 'V1' }, ...many(20)]);
    expect((await sites([{ code: 'V1', status: 'C' }, ...many(20)])).counts.closed).toBe(1);
    service.clock.set(new Date('2026-06-02T12:00:00Z'));
    expect((await sites([{ code: 'V1', status: 'C' }, ...many(20)])).counts.unchanged).toBe(21);
    expect((await get('V1')).closedOn).toBe('2026-06-01');
  });
  test('that leaves an organisation out leaves it as it is, and says so', async () => {
    await sites([{ code: 'V1' }, ...many(20)]);
    const { counts, findings } = await sites(many(20));
    expect(counts.missing).toBe(1);
    expect(findings).toContainEqual({
      line: 0,
      code: 'V1',
      reason: 'It is open, but not in the file; it was left as it is',
    });
    expect((await get('V1')).open).toBe(true);
  });
  test('that would close or drop more than 5 % is refused unless forced', async () => {
    await sites(many(20));
    const closing = many(20).map((line, index) => (index < 2 ? { ...line, closed: '20200101' } : line));
    const refused = await importFile(service, 'ecarehomesite.csv', odsFile(closing));
    expect(refused).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('Of 20 known, 0 are missing from the file and 2 are closed in it'),
    });
    expect((await importFile(service, 'ecarehomesite.csv', odsFile(many(18)))).state).toBe('refused');
    expect((await get('V1000')).open).toBe(true);
    expect((await sites(closing, { force: true })).counts.closed).toBe(2);
  });
  test('of another kind does not take over what this one answers for', async () => {
    await headOffices([{ code: 'A1', name: 'HEAD OFFICE' }]);
    const { counts } = await sites([{ code: 'A1', name: 'A SITE', parent: 'A2' }, ...many(2)]);
    expect(counts).toMatchObject({ rejected: 1, new: 2 });
    expect(await get('A1')).toMatchObject({ name: 'HEAD OFFICE', type: 'care-home-head-office' });
  });
});

const headOfficesOf = async (code: string) => {
  const { body } = await service.http
    .get(`/staff/organisations/${code}`)
    .set('authorization', await staff(service, 'helpdesk-operator'));
  return (body.headOffices as { code: string; from: string; until: string }[]).map(
    ({ code: of, from, until }) => ({
      code: of,
      from,
      until,
    }),
  );
};
