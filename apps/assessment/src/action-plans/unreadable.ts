import type { NoWorkbook } from '@dspt/files/spreadsheet';

const again = 'Download the action plan as a spreadsheet, fill it in and upload that file.';
const saveAs = 'choose ‘Save as’ and ‘Excel workbook (.xlsx)’, and upload that file.';

/** What to do about a file that is no plan. */
export const whatToDo: Record<NoWorkbook | 'no-headings' | 'too-large', string> = {
  empty:
    'The file is empty. If it is in OneDrive, iCloud or Google Drive, open it first, save it on this computer and upload that file.',
  password: 'It needs a password to open. Take the password off, save it and upload it again.',
  'old-excel': `It was saved in an old format (.xls). Open it, ${saveAs}`,
  'binary-excel': `It was saved as a binary workbook (.xlsb). Open it, ${saveAs}`,
  'open-document': `It was saved as an OpenDocument spreadsheet (.ods). Open it, ${saveAs}`,
  numbers: 'It was saved in Apple Numbers. Choose ‘File’, ‘Export to’ and ‘Excel’, and upload that file.',
  damaged: `It is damaged or not complete. ${again}`,
  'something-else': `It is not an Excel workbook (.xlsx). ${again}`,
  'no-headings': `No sheet in it has the headings ‘Number’, ‘What you will do’, ‘Who will do it’ and ‘By when’. ${again}`,
  'too-large': `It is larger than 10 MB. ${again}`,
};
