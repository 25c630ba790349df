import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import type { TestService } from '@dspt/testing/service';
import { importFile, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

/** Sites before their head offices, and the care regulator's facts before either. */
const files = ['cqc-locations', 'ecarehomesite', 'ecarehomehq', 'edispensary'];
async function importAll(): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for (const name of files) {
    const path = fileURLToPath(new URL(`../../../data/ods/${name}.csv.gz`, import.meta.url));
    reports.push(await importFile(service, `${name}.csv.gz`, readFileSync(path)));
  }
  return reports;
}
const find = async (code: string) =>
  (await service.http.get(`/organisations/${code}`)).body as Record<string, unknown>;

test('every shipped file is imported with a report, in any order, and a second time changes nothing', async () => {
  const first = await importAll();
  expect(
    first.map(({ state, counts: { rows, new: fresh, rejected, badPostcode } }) => [
      state,
      rows,
      fresh,
      rejected,
      badPostcode,
    ]),
  ).toEqual([
    ['done', 7525, 7525, 0, 0],
    ['done', 7525, 7525, 0, 0],
    ['done', 2379, 2379, 0, 0],
    ['done', 20932, 20932, 0, 2],
  ]);
  expect(await find('AAAC')).toMatchObject({
    name: 'HEAD OFFICE OF WEY HOUSE NURSING HOME',
    siteCount: 197,
    mayRegister: true,
  });
  expect(await find('VL00D')).toMatchObject({ localAuthority: 'Wandsworth', headOffice: { code: 'AAC9' } });
  expect(await find('P08F')).toMatchObject({ name: 'Organisation P08F (not in the data yet)' });

  const second = await importAll();
  for (const { state, counts } of second) {
    expect(state).toBe('done');
    expect(counts).toMatchObject({
      unchanged: counts.rows,
      new: 0,
      changed: 0,
      renamed: 0,
      closed: 0,
      reopened: 0,
      moved: 0,
    });
  }
}, 60_000);
