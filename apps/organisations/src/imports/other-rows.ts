import { clean, readCode, readDay, reading, reject, type Reading } from './rows.js';

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

export function readSuccession(fields: string[]): Reading<SuccessionRow> {
  return reading(fields, 5, (code) => {
    const successor = readCode(fields[1]);
    if (!successor) reject(`“${clean(fields[1])}” is not an ODS code`);
    if (successor === code) reject('It names itself as its successor');
    return {
      successor,
      reason: clean(fields[2]) || null,
      succeededOn: readDay(fields[3], 'Date of succession'),
      indicator: clean(fields[4]) || null,
    };
  });
}

export function readLocation(fields: string[]): Reading<LocationRow> {
  return reading(fields, 6, () => {
    const cqcLocationId = clean(fields[1]) || reject('It has no location id');
    return { cqcLocationId, localAuthority: clean(fields[2]) || null, region: clean(fields[3]) || null };
  });
}
