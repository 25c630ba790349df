import type { NoWorkbook } from '@dspt/files/spreadsheet';

/** How a kind of spreadsheet is spoken of to whoever sent something else. */
export interface SheetWords {
  /** What to do to get the right file. */
  again: string;
  /** Headings without which a sheet is not the one. */
  headings: readonly string[];
}

const saveAs = 'choose ‘Save as’ and ‘Excel workbook (.xlsx)’, and upload that file.';

/** What to do about a file that is not the one. */
export const whatToDo = ({
  again,
  headings,
}: SheetWords): Record<NoWorkbook | 'no-headings' | 'too-large' | 'csv', string> => ({
  empty:
    'The file is empty. If it is in OneDrive, iCloud or Google Drive, open it first, save it on this computer and upload that file.',
  password: 'It needs a password to open. Take the password off, save it and upload it again.',
  'old-excel': `It was saved in an old format (.xls). Open it, ${saveAs}`,
  'binary-excel': `It was saved as a binary workbook (.xlsb). Open it, ${saveAs}`,
  'open-document': `It was saved as an OpenDocument spreadsheet (.ods). Open it, ${saveAs}`,
  numbers: 'It was saved in Apple Numbers. Choose ‘File’, ‘Export to’ and ‘Excel’, and upload that file.',
  csv: `It was saved as plain text (.csv). Open it, ${saveAs}`,
  damaged: `It is damaged or not complete. ${again}`,
  'something-else': `It is not an Excel workbook (.xlsx). ${again}`,
  'no-headings': `No sheet in it has the headings ${listed(headings)}. ${again}`,
  'too-large': `It is larger than 10 MB. ${again}`,
});

const listed = (headings: readonly string[]): string =>
  `${headings
    .slice(0, -1)
    .map((heading) => `‘${heading}’`)
    .join(', ')} and ‘${headings.at(-1)}’`;
