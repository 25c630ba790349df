import type { Output } from '@dspt/contracts/define';
import type { describeRegisterFiles, RegisterFormat } from '@dspt/contracts/organisations/register';
import { momentText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const files: { format: RegisterFormat; name: string; href: string; use: string }[] = [
  {
    format: 'xlsx',
    name: 'Excel (XLSX)',
    href: paths.organisations.downloadAsWorkbook,
    use: 'To read and sort. Use the arrows in the first row to show one area or one status only.',
  },
  {
    format: 'csv',
    name: 'CSV',
    href: paths.organisations.download,
    use: 'For any spreadsheet or database. It has the same columns as the Excel file.',
  },
  {
    format: 'json',
    name: 'JSON',
    href: paths.organisations.downloadAsJson,
    use: 'For computer programs.',
  },
];

/** @param known `undefined` while nobody can say */
export const registerFilesPage = (known?: Output<typeof describeRegisterFiles>) =>
  view('public/register-files/register-files', {
    title: 'Download the whole register',
    back: paths.organisations.search,
    facts: known && [
      `${known.organisations.toLocaleString('en-GB')} organisations are in it.`,
      `It has not changed since ${momentText(known.sameSince)}.`,
    ],
    files: files.map(({ format, name, href, use }) => {
      const bytes = known?.files.find((file) => file.format === format)?.bytes;
      return { text: bytes ? `${name}, ${sizeText(bytes)}` : name, href, use };
    }),
    programsPath: paths.organisations.forPrograms,
    columnsPath: paths.organisations.columns,
    comparePath: paths.sideBySide.show,
  });

/** @example sizeText(9_437_184) // '9.4 MB' */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
