import type { CsvRecord } from './csv-record.js';
import { clean, readCode, readDay, reading, readText, reject, type Oddity, type Reading } from './rows.js';

/** One line of `ecarehomesucc`. */
export interface SuccessionRow {
  successor: string;
  reason: string | null;
  succeededOn: string | null;
  indicator: string | null;
}

/** One line of `cqc-locations`. */
export interface LocationRow {
  cqcLocationId: string;
  localAuthority: string | null;
  region: string | null;
}

/** One line of `local-authorities`. */
export interface AuthorityRow {
  name: string;
  formerName: string | null;
  upperCode: string;
  upperName: string;
  region: string;
  fromYear: number | null;
  untilYear: number | null;
  becameCode: string | null;
}

type Given = Pick<CsvRecord, 'fields' | 'broken'>;

export function readSuccession(record: Given): Reading<SuccessionRow> {
  const { fields } = record;
  return reading(record, 5, (code) => {
    const successor = readCode(fields[1]);
    if (!successor) reject(`“${readText(fields[1], 'Its successor', 40)}” is not an ODS code`);
    if (successor === code) reject('It names itself as its successor');
    return {
      successor,
      reason: readText(fields[2], 'Its reason', 40) || null,
      succeededOn: readDay(fields[3], 'Date of succession'),
      indicator: readText(fields[4], 'Its indicator', 40) || null,
    };
  });
}

export function readLocation(record: Given): Reading<LocationRow> {
  const { fields } = record;
  return reading(record, 6, (_, oddities) => {
    checkBeds(fields[5], oddities);
    return {
      cqcLocationId: readLocationId(fields[1]),
      localAuthority: readArea(fields[2], 'local authority', oddities),
      region: readArea(fields[3], 'region', oddities),
    };
  });
}

export function readAuthority(record: Given): Reading<AuthorityRow> {
  const { fields } = record;
  return reading(record, 9, () => {
    const row: AuthorityRow = {
      name: readText(fields[1], 'Its name', 100) || reject('It has no name'),
      formerName: readText(fields[2], 'Its former name', 100) || null,
      upperCode: readCode(fields[3]) ?? reject('It has no code of an upper-tier authority'),
      upperName: readText(fields[4], 'Name of its upper tier', 100) || reject('Its upper tier has no name'),
      region: readText(fields[5], 'Its region', 100) || reject('It has no region'),
      fromYear: readYear(fields[6], 'Its first year'),
      untilYear: readYear(fields[7], 'Its last year'),
      becameCode: readCode(fields[8]),
    };
    if (row.fromYear && row.untilYear && row.untilYear < row.fromYear) reject('It ends before it begins');
    return row;
  });
}

function readYear(text: string | undefined, what: string): number | null {
  const year = clean(text);
  if (!/^((19|20)\d\d)?$/.test(year)) reject(`${what} “${year.slice(0, 40)}” is not a year`);
  return year ? Number(year) : null;
}

/** `1-123456789`, or for a place of the NHS its ODS code. */
function readLocationId(text: string | undefined): string {
  const id = readText(text, 'Its location id', 40).toUpperCase() || reject('It has no location id');
  // A spreadsheet makes 1-1-1999 of an id that it takes for a date.
  return /^(1-\d+|[A-Z0-9]+)$/.test(id) ? id : reject(`“${id}” is not a location id`);
}

function readArea(text: string | undefined, what: string, oddities: Oddity[]): string | null {
  const area = readText(text, `Its ${what}`, 100);
  if (!/^unspecified$|^unknown$|^n\/?a$|pseudo|^\W+$/i.test(area)) return area || null;
  oddities.push({ kind: 'area', reason: `“${area}” is not a ${what}; it was left blank` });
  return null;
}

/** Nobody keeps them; where they are odd, the columns may have been moved. */
function checkBeds(text: string | undefined, oddities: Oddity[]): void {
  const beds = clean(text);
  if (!/^(\d{1,3}(,?\d{3})*|n\/a)?$/i.test(beds))
    oddities.push({ kind: 'beds', reason: `“${beds.slice(0, 40)}” is not a number of beds; it is not kept` });
}
