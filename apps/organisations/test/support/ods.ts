import { readFileSync } from 'node:fs';

/** Columns of the ODS layout a test cares about; all others are filled with something ordinary. */
export interface OdsLine {
  code: string;
  name?: string;
  postcode?: string;
  opened?: string;
  closed?: string;
  status?: string;
  parent?: string;
  joined?: string;
  left?: string;
  telephone?: string;
  /** Column 27, which only care files fill. */
  country?: string;
}

const quoted = (fields: string[]): string =>
  fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');

/** One line of a 27-column file. */
export function odsLine(line: OdsLine): string {
  const fields = Array.from({ length: 27 }, () => '');
  const { code, name = `SITE ${code}`, postcode = 'TA4 1BT', opened = '20110323', status = '' } = line;
  const {
    closed = '',
    parent = '',
    joined = parent && '20110323',
    left = '',
    telephone = '',
    country = '1',
  } = line;
  Object.assign(fields, {
    0: code,
    1: name,
    4: '1 HIGH STREET',
    7: 'TAUNTON',
    9: postcode,
    10: opened,
    11: closed,
  });
  Object.assign(fields, {
    12: status,
    14: parent,
    15: joined,
    16: left,
    17: telephone,
    21: '0',
    26: country,
  });
  return quoted(fields);
}

export const odsFile = (lines: OdsLine[]): string => lines.map((line) => `${odsLine(line)}\n`).join('');

/** Care-regulator facts in their own layout. */
export const locationsFile = (
  lines: [code: string, id: string, authority: string, region: string][],
): string =>
  [
    'ods_code,cqc_location_id,local_authority,region,care_home,beds',
    ...lines.map((line) => [...line, 'Y', '12'].join(',')),
  ].join('\n');

/** Local authorities as shipped: Kent is twelve districts. */
export const shippedAuthorities = readFileSync(
  new URL('../../../../data/ods/local-authorities.csv', import.meta.url),
  'utf8',
);

/** Which code was succeeded by which. */
export const successionsFile = (lines: string[][]): string =>
  lines.map((line) => `${quoted(line)}\r\n`).join('');

/** So many sites of head office AAAC, V1000 and on. */
export const manySites = (count: number, more: Partial<OdsLine> = {}): OdsLine[] =>
  Array.from({ length: count }, (_, index) => ({ code: `V${1000 + index}`, parent: 'AAAC', ...more }));
