import { Problem } from '@dspt/contracts/problem';

/** Why a whole file was refused, in words for the report. Nothing was changed. */
export class FileRefused extends Error {}

export class FileTooLarge extends Problem {
  constructor() {
    super({
      code: 'too-large',
      status: 413,
      title: 'The file is too large to be sent',
      detail: 'Compress it with gzip, or import it with the command.',
    });
  }
}

export class TooManyImports extends Problem {
  constructor() {
    super({
      code: 'too-many-imports',
      status: 503,
      title: 'Too many files are waiting to be imported',
      detail: 'Nothing was changed. Send it again in a few minutes.',
    });
  }
}
