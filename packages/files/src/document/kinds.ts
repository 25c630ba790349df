/** A kind of file that may be kept; the first ending is the usual one. */
export interface FileKind {
  mediaType: string;
  endings: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Kinds of files that may be kept, by their usual ending. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, endings: ['pptx'] },
  odt: { mediaType: `${openDocument}.text`, endings: ['odt'] },
  ods: { mediaType: `${openDocument}.spreadsheet`, endings: ['ods'] },
  odp: { mediaType: `${openDocument}.presentation`, endings: ['odp'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  gif: { mediaType: 'image/gif', endings: ['gif'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  heic: { mediaType: 'image/heic', endings: ['heic', 'heif'] },
  txt: { mediaType: 'text/plain', endings: ['txt', 'csv'] },
} as const satisfies Record<string, FileKind>;

export type KnownKind = keyof typeof fileKinds;
