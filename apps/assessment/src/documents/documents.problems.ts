import { documentProblem } from '@dspt/contracts/assessment/documents';
import { Problem } from '@dspt/contracts/problem';
import type { NotADocument } from '@dspt/files/document';

const elsewhere = 'Or say where the document is kept instead: that counts as much.';
const kinds =
  'Upload a PDF, a Word, Excel, PowerPoint or OpenDocument file without macros (.docx, .xlsx, .pptx, .odt, .ods), a picture (.jpg, .png, .heic, .gif, .webp) or plain text (.txt, .csv).';
const print = 'Open it, choose ‘Print’, print it to a PDF and upload that.';
const openFirst =
  'If it is in OneDrive, iCloud, Google Drive or Dropbox, open it there first, save it on this computer and upload that file.';

interface Refusal {
  code: string;
  status: number;
  title: string;
  detail: string;
}
const notAllowed = (title: string, detail: string): Refusal => ({
  code: 'document-type-not-allowed',
  status: 415,
  title,
  detail,
});

const refusals: Record<NotADocument, Refusal> = {
  empty: { code: 'document-empty', status: 400, title: 'The document is empty', detail: openFirst },
  blank: {
    code: 'document-empty',
    status: 400,
    title: 'There is nothing in the document',
    detail: openFirst,
  },
  password: {
    code: 'document-password-protected',
    status: 415,
    title: 'The document is password-protected',
    detail: `Take the password off, save it and upload it again. ${elsewhere}`,
  },
  'cut-off': {
    code: 'document-damaged',
    status: 415,
    title: 'The document is damaged or not complete: its end is missing',
    detail: `Open it to see whether it is all there, save it again and upload that file. ${openFirst}`,
  },
  macros: {
    code: 'document-macros',
    status: 415,
    title: 'The document holds macros, which are small programs',
    detail: `Save it without them, as .docx, .xlsx, .pptx or .odt, or as a PDF, and upload that. ${elsewhere}`,
  },
  virus: {
    code: 'document-infected',
    status: 415,
    title: 'A virus was found in the document',
    detail: 'It has not been kept. Tell whoever looks after your computers.',
  },
  'old-office': notAllowed(
    'The document was saved in a format of 1997 (.doc, .xls or .ppt)',
    'Open it, choose ‘Save as’ and save it as .docx, .xlsx or .pptx, and upload that file.',
  ),
  'rich-text': notAllowed(
    'The document is rich text (.rtf)',
    'Open it, choose ‘Save as’ and save it as .docx or PDF, and upload that file.',
  ),
  apple: notAllowed(
    'The document was made with Pages, Numbers or Keynote',
    'In that program choose ‘File’ and ‘Export to’, choose PDF, Word or Excel, and upload that file.',
  ),
  email: notAllowed('This is an email', print),
  archive: notAllowed(
    'This is an archive of files (.zip or the like)',
    'Unpack it and upload the documents one by one.',
  ),
  'web-page': notAllowed('This is a web page', `${print} Or give a link to it.`),
  drawing: notAllowed(
    'This is a drawing (.svg or the like)',
    'Save it as a PDF or a picture (.png), and upload that.',
  ),
  program: notAllowed('This is a program, not a document', kinds),
  shortcut: notAllowed(
    'This is a shortcut, not the document itself',
    'Open it, save the document on this computer and upload that. Or give a link to it.',
  ),
  'lock-file': notAllowed(
    'This is a lock file, not the document itself',
    'Word and Excel make a file whose name begins with ~$ while a document is open. Close the document and choose the file without ~$.',
  ),
  'side-file': notAllowed(
    'This is a side file of a Mac or of Windows, not the document itself',
    'Choose the file of the same name without ._ at the beginning.',
  ),
  placeholder: notAllowed('The document is not on this computer yet', openFirst),
  unfinished: notAllowed(
    'The document has not been downloaded completely',
    'Wait until the download is finished, or download it again, and upload that file.',
  ),
  other: notAllowed('This kind of file cannot be uploaded', kinds),
};

/** Something that is no document which can be kept, with what to do about it. */
export class DocumentRefused extends Problem {
  constructor(because: NotADocument) {
    super({ ...refusals[because] });
  }
}

export class DocumentTooLarge extends Problem {
  constructor() {
    super({
      code: 'document-too-large',
      status: 413,
      title: 'The document is larger than 10 MB',
      detail: 'Upload a smaller file, or say where the document is kept instead.',
    });
  }
}

export class DocumentsFull extends Problem {
  /** In megabytes. */
  constructor(used: number, quota: number) {
    super({
      code: 'document-quota',
      status: 413,
      title: `There is no room for the document: your organisation has used ${used} of its ${quota} MB`,
      detail: 'Give a link to it, or say where it is kept instead. The helpdesk can say more.',
    });
  }
}

export class DocumentNotScanned extends Problem {
  constructor() {
    super({
      code: 'document-not-scanned',
      status: 503,
      title: 'We cannot check documents for viruses at this moment',
      detail:
        'Nothing has been uploaded. Try again in a few minutes, or say where the document is kept instead.',
    });
  }
}

export class DocumentDatesChanged extends Problem {
  constructor() {
    super({
      code: documentProblem.enum['document-dates-changed'],
      status: 409,
      title: 'Somebody else has changed the dates of this document since you opened the page',
      detail: 'Nothing has been saved. Look at the dates it has now, then save yours if you still want to.',
    });
  }
}
