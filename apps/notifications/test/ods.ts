import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@dspt/testing/service-process';

/** Loads a head office and its care sites, by code and name, into the organisations service beside a test. */
export async function loadSites(
  databaseUrl: string,
  headOffice: { code: string; name: string },
  sites: Record<string, string>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const siteLines = Object.entries(sites).map(([code, name]) => line(code, name, headOffice.code));
  await writeFile(join(folder, 'ecarehomehq.csv'), line(headOffice.code, headOffice.name));
  await writeFile(join(folder, 'ecarehomesite.csv'), siteLines.join('\n'));
  const files = ['ecarehomehq.csv', 'ecarehomesite.csv'].map((file) => join(folder, file));
  await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', ...files);
  await rm(folder, { recursive: true });
}

/** One line of the 27-column layout. */
function line(code: string, name: string, parent = ''): string {
  const given = new Map([
    [1, code],
    [2, name],
    [5, '1 HIGH STREET'],
    [8, 'LEEDS'],
    [10, 'LS1 4AP'],
    [11, '20110323'],
    [15, parent],
    [16, parent && '20110323'],
    [22, '0'],
    [27, '1'],
  ]);
  return Array.from({ length: 27 }, (_, index) => `"${given.get(index + 1) ?? ''}"`).join(',');
}
