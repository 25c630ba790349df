import { Problem } from '@dspt/contracts/problem';

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

export class DocumentEmpty extends Problem {
  constructor() {
    super({
      code: 'document-empty',
      status: 400,
      title: 'The document is empty',
      detail: 'Check that you selected the right file, then upload it again.',
    });
  }
}

export class DocumentTypeNotAllowed extends Problem {
  constructor() {
    super({
      code: 'document-type-not-allowed',
      status: 415,
      title: 'This kind of file cannot be uploaded',
      detail:
        'Upload a PDF, a Word, Excel, PowerPoint or OpenDocument file without macros (.docx, .xlsx, .pptx, .odt, .ods), a picture (.png, .jpg, .gif, .webp) or plain text (.txt, .csv).',
    });
  }
}
