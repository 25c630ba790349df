import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { published } from '@dspt/contracts/assessment/publications';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { listSitesRequest } from '@dspt/contracts/organisations/sites';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { importFile, publicationOf, startOrganisations, tell } from './support/service.js';

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
});

test('head office AAAC publishes for 194 of its 197 sites, and exactly those show it', async () => {
  const { sites } = await service.app.get(Requests).ask(listSitesRequest, { code: 'AAAC' });
  expect(sites).toHaveLength(197);
  const [exceeding = '', ...leftOut] = sites.slice(0, 4).map(({ code }) => code);
  const covered = sites.map(({ code }) => code).filter((code) => !leftOut.includes(code));
  await tell(service, published, {
    ...publicationOf(service, exceeding, 'exceeded'),
    publishedBy: randomUUID(),
    covered: [],
  });
  await tell(service, published, {
    ...publicationOf(service, 'AAAC', 'met'),
    publishedBy: randomUUID(),
    covered: covered.map((code) => ({ code, via: 'head-office' as const })),
  });

  const after = await service.app.get(Requests).ask(listSitesRequest, { code: 'AAAC' });
  const states = after.sites.map(({ status }) =>
    status.through ? `${status.level} through AAAC` : (status.level ?? status.state),
  );
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  expect([count('exceeded'), count('not-published'), count('met through AAAC')]).toEqual([1, 3, 193]);
  const { body } = await service.http.get('/register').query({ status: 'met', perPage: 1 });
  expect(body.total).toBe(194);
});
