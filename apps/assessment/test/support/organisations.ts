import { readFile } from 'node:fs/promises';
import type { TestService } from '@dspt/testing/service';

export interface SiteLine {
  code: string;
  name?: string;
  /** Code of its head office. */
  parent: string;
}

const urlOf = ({ otherServices }: TestService): string => otherServices['organisations']?.url ?? '';

/** Puts care sites and their head offices into the organisations service, as the national programme does. */
export async function importSites(service: TestService, sites: SiteLine[]): Promise<void> {
  const codes = new Set(sites.map(({ code }) => code));
  // A head office that is itself under another stands among the sites.
  const parents = [...new Set(sites.map(({ parent }) => parent))].filter((parent) => !codes.has(parent));
  const headOffices = parents.map((code) => line({ code, name: `HEAD OFFICE ${code}` }));
  await importFile(service, 'ecarehomehq.csv', headOffices);
  await importFile(
    service,
    'ecarehomesite.csv',
    sites.map((site) => line(site)),
  );
}

/** Says in which local authority and region a site is. */
export async function importLocations(
  service: TestService,
  places: [code: string, authority: string, region: string][],
) {
  const lines = places.map(
    ([code, authority, region], index) => `${code},1-10${index},${authority},${region},Y,12`,
  );
  const header = 'ods_code,cqc_location_id,local_authority,region,care_home,beds';
  await importFile(service, 'cqc-locations.csv', [header, ...lines]);
}

/** Local authorities as shipped: Kent is twelve districts. */
export async function importAuthorities(service: TestService): Promise<void> {
  const shipped = new URL('../../../../data/ods/local-authorities.csv', import.meta.url);
  await importFile(service, 'local-authorities.csv', [(await readFile(shipped, 'utf8')).trimEnd()]);
}

/** One line of the 27 columns. */
export function line({ code, name = `SITE ${code}`, parent = '' }: Partial<SiteLine>): string {
  const fields = Array.from({ length: 27 }, () => '');
  Object.assign(fields, { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT', 10: '20110323' });
  Object.assign(fields, { 14: parent, 15: parent && '20110323', 21: '0', 26: '1' });
  return fields.map((field) => `"${field}"`).join(',');
}

async function importFile(service: TestService, name: string, lines: string[]): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([`${lines.join('\n')}\n`]), name);
  const authorization = await service.issuer.bearer({ staff: { role: 'national-programme', areas: [] } });
  const response = await fetch(`${urlOf(service)}/imports?force=false`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  const report = (await response.json()) as { state?: string };
  if (report.state !== 'done') throw new Error(`${name}: ${JSON.stringify(report)}`);
}

/** What the public sees for an organisation, once every event has been heard. */
export async function publicStatus(service: TestService, code: string) {
  await service.settled();
  const response = await fetch(`${urlOf(service)}/organisations/${code}`);
  const { status } = (await response.json()) as {
    status: { state: string; level: string | null; through: { code: string } | null };
  };
  return { state: status.state, level: status.level, through: status.through?.code ?? null };
}

/** Switches the head-office function on as its administrator. */
export async function switchOn(service: TestService, code: string): Promise<void> {
  const authorization = await service.issuer.bearer({ organisation: { code, role: 'administrator' } });
  const sameAcrossSites = { training: true, policies: true, security: true, it: true };
  const response = await fetch(`${urlOf(service)}/organisations/${code}/head-office-function`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ enabled: true, sameAcrossSites }),
  });
  if (!response.ok) throw new Error(await response.text());
}
