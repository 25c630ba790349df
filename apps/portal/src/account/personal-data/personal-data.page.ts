import type { PersonalDataSection } from '@dspt/contracts/personal-data';
import { momentText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Cell = PersonalDataSection['rows'][number][string] | undefined;

const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '–';
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  return typeof cell === 'string' && isMoment.test(cell) ? momentText(cell) : String(cell);
}

/** @param sections `undefined` for a part that cannot be asked now */
export const personalDataPage = (sections: (PersonalDataSection[] | undefined)[]) =>
  view('account/personal-data/personal-data', {
    title: 'What we keep about you',
    back: paths.account,
    incomplete: sections.includes(undefined),
    sections: sections
      .flatMap((section) => section ?? [])
      .map(({ heading, rows }) => ({
        heading,
        columns: Object.keys(rows[0] ?? {}),
        rows: rows.map((row) => Object.values(row).map(cellText)),
      })),
    filePath: paths.ownAccount.dataFile,
    privacyPath: paths.information.privacy,
    contactPath: paths.contact,
  });
