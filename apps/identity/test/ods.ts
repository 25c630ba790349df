import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type ServiceProcess } from '@dspt/testing/service-process';

interface Row {
  code: string;
  name: string;
  closedOn?: string;
  parent?: string;
}

/** Head office of the sites in the files below that name no other. */
const headOffice = 'HQ1';

/** Loads care sites, and organisations that do not take part, into the organisations service beside a test. */
export async function loadOrganisations(
  otherServices: Record<string, ServiceProcess>,
  { sites, others = [], headOffices = [] }: { sites: Row[]; others?: Row[]; headOffices?: Row[] },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const files = {
    'ecarehomehq.csv': [{ code: headOffice, name: 'HEAD OFFICE OF ROSE HOUSE' }, ...headOffices].map((row) =>
      line(row, { country: '1' }),
    ),
    'ecarehomesite.csv': sites.map((site) => line({ parent: headOffice, ...site }, { country: '1' })),
    // A file without a line is refused.
    ...(others.length > 0 ? { 'etr.csv': others.map((other) => line(other)) } : {}),
  };
  for (const [name, lines] of Object.entries(files)) await writeFile(join(folder, name), lines.join('\n'));
  const { databaseUrl } = otherServices['organisations']!;
  await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', folder);
  await rm(folder, { recursive: true });
}

/** One line of the 27-column layout; only files of care homes name the country. */
function line({ code, name, closedOn = '', parent = '' }: Row, { country = '' } = {}): string {
  const given: Record<number, string> = {
    1: code,
    2: name,
    5: '1 HIGH STREET',
    8: 'TAUNTON',
    10: 'TA4 1BT',
    11: '20110323',
    12: closedOn,
    15: parent,
    16: parent && '20110323',
    22: '0',
    27: country,
  };
  return Array.from({ length: 27 }, (_, index) => `"${given[index + 1] ?? ''}"`).join(',');
}
