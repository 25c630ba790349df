import JSZip from 'jszip';

type Kind = 'docx' | 'xlsx' | 'pptx' | 'docm' | 'xlsm';

const mainParts: Record<Kind, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
};

export const zipped = (parts: Record<string, string | Buffer>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [path, text] of Object.entries(parts)) zip.file(path, text);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};

/** The least that makes an Office file; more parts can be put in. */
export const officeFile = (kind: Kind, parts: Record<string, string | Buffer> = {}): Promise<Buffer> =>
  zipped({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${mainParts[kind]}"/></Types>`,
    ...parts,
  });

export async function openDocument(kind: 'text' | 'spreadsheet'): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('mimetype', `application/vnd.oasis.opendocument.${kind}`, { compression: 'STORE' });
  return zip.generateAsync({ type: 'nodebuffer' });
}

export const plainZip = (): Promise<Buffer> => zipped({ 'notes.txt': 'Hello' });

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
