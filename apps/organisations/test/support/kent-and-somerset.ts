import { progressChanged } from '@dspt/contracts/assessment/progress';
import { published } from '@dspt/contracts/assessment/publications';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile } from './ods.js';
import { imported, publicationOf, staff, startOrganisations, tell } from './service.js';

export const dayMs = 24 * 3600_000;
export const kent = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'];
export const elsewhere = ['S1', 'S2', 'N1'];

/** Sites of one head office in Kent, in Somerset and in a place that is not known, with some of everything. */
export async function startKentAndSomerset(): Promise<TestService> {
  const service = await startOrganisations();
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'H1', name: 'HEAD OFFICE OF HOPS' }]));
  const closed = { code: 'K9', parent: 'H1', closed: '20200101' };
  const sites = [...kent, ...elsewhere].map((code) => ({ code, parent: 'H1', name: `HOUSE ${code}` }));
  await imported(service, 'ecarehomesite.csv', odsFile([...sites, closed]));
  const place = (code: string, index: number): [string, string, string, string] => {
    if (code.startsWith('K')) return [code, `1-${index}`, 'Kent', 'South East'];
    return [code, `1-${index}`, 'Somerset', 'South West'];
  };
  const located = ['H1', 'K9', ...kent, 'S1', 'S2'].map(place);
  located[0] = ['H1', '1-0', 'Kent', 'South East'];
  await imported(service, 'cqc-locations.csv', locationsFile(located));
  await scene(service);
  return service;
}

async function scene(service: TestService): Promise<void> {
  const { clock } = service;
  for (const code of ['K1', 'K4', 'K5', 'K6', 'S2', 'H1'])
    await tell(service, membershipsChanged, { code, administrators: 1, people: 1, version: 1 });
  for (const [code, answered] of [
    ['K4', 0],
    ['K5', 10],
    ['K6', 30],
    ['S2', 44],
  ] as const)
    await tell(service, progressChanged, {
      code,
      edition: '2026-27',
      answered,
      total: 44,
      version: 1,
      lastActivityAt: clock.now().toISOString(),
    });
  const ofOffice = {
    ...publicationOf(service, 'H1'),
    expiresAt: new Date(Date.now() + 45 * dayMs).toISOString(),
  };
  const covered = ['K1', 'K2', 'S1'].map((code) => ({ code, via: 'head-office' as const }));
  await tell(service, published, {
    ...ofOffice,
    publishedBy: '6f1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f10',
    covered: [{ code: 'H1', via: 'own' }, ...covered],
  });
  const past = new Date(Date.now() - 400 * dayMs);
  await tell(service, published, {
    ...publicationOf(service, 'K3', 'approaching'),
    publishedAt: past.toISOString(),
    expiresAt: new Date(Date.now() - 35 * dayMs).toISOString(),
    publishedBy: '6f1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f10',
    covered: [{ code: 'K3', via: 'own' }],
  });
}

/** Asks as a regional officer of these areas, or as the national programme. */
export const askAs = async (service: TestService, path: string, areas: string[] | null) =>
  service.http
    .get(path)
    .set(
      'authorization',
      await staff(service, areas ? 'regional-officer' : 'national-programme', areas ?? []),
    );
