import { readFile } from 'node:fs/promises';
import type { TestService } from '@dspt/testing/service';

interface Site {
  code: string;
  name: string;
  localAuthority?: string;
  region?: string;
  /** Code of its head office. */
  parent?: string;
}

/** Puts care sites, and the head offices they name, into the organisations service, as the national programme does. */
export async function importSites(service: TestService, sites: Site[]): Promise<void> {
  const parents = [...new Set(sites.flatMap(({ parent }) => parent ?? []))];
  await importFile(
    service,
    'ecarehomehq.csv',
    parents.map((code) => line({ code, name: `HEAD OFFICE ${code}` })),
  );
  await importFile(service, 'ecarehomesite.csv', sites.map(line));
  const located = sites.map(
    ({ code, localAuthority = '', region = '' }, index) =>
      `${code},1-10${index},${localAuthority},${region},Y,12`,
  );
  const header = 'ods_code,cqc_location_id,local_authority,region,care_home,beds';
  await importFile(service, 'cqc-locations.csv', [header, ...located]);
}

/** Local authorities as shipped: Kent is twelve districts. */
export async function importAuthorities(service: TestService): Promise<void> {
  const shipped = new URL('../../../../data/ods/local-authorities.csv', import.meta.url);
  await importFile(service, 'local-authorities.csv', [(await readFile(shipped, 'utf8')).trimEnd()]);
}

/** One line of the 27 columns of an ODS file. */
export function line({ code, name, parent = '' }: Site): string {
  const fields = Array.from({ length: 27 }, () => '');
  Object.assign(fields, { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'TAUNTON', 9: 'TA4 1BT', 10: '20110323' });
  Object.assign(fields, { 14: parent, 15: parent && '20110323', 21: '0', 26: '1' });
  return fields.map((field) => `"${field}"`).join(',');
}

async function importFile(
  { otherServices, issuer }: TestService,
  name: string,
  lines: string[],
): Promise<void> {
  if (lines.length === 0) return;
  const form = new FormData();
  form.append('file', new Blob([`${lines.join('\n')}\n`]), name);
  const authorization = await issuer.bearer({ staff: { role: 'national-programme', areas: [] } });
  const response = await fetch(`${otherServices['organisations']!.url}/imports?force=true`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  const report = (await response.json()) as { state?: string };
  if (report.state !== 'done') throw new Error(`${name}: ${JSON.stringify(report)}`);
}
