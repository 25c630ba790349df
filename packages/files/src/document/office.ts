import { Archive, BadArchive, TooMuch } from '../zip.js';
import type { KnownKind } from './kinds.js';
import type { DocumentLook } from './document-look.js';
import { hasInfectedPart } from './virus.js';

const openXmlTypes: [RegExp, KnownKind][] = [
  [/wordprocessingml\.(?:document|template)\.main/, 'docx'],
  [/spreadsheetml\.(?:sheet|template)\.main/, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow|template)\.main/, 'pptx'],
];
const openDocumentTypes: Record<string, KnownKind> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};
/** Programs inside documents: Visual Basic of Office, whatever the part is called there, and scripts of OpenDocument. */
const macroParts =
  /(?:^|\/)(?:vba[^/]*\.(?:bin|xml)|macrosheets\/.*|dialogsheets\/.*)$|^(?:basic|scripts)\/./i;
const macroTypes = /macroEnabled|vbaProject|macrosheet/i;

/**
 * A zip archive: a document of Office or OpenDocument, one of Apple's, or just an archive.
 * @throws {TooMuch}
 */
export async function lookIntoOffice(content: Buffer): Promise<DocumentLook> {
  try {
    const archive = await Archive.open(content);
    if (archive.isEncrypted) return { because: 'password' };
    if (await hasInfectedPart(archive)) return { because: 'virus' };
    if (archive.has('[Content_Types].xml')) return await openXml(archive);
    if (archive.has('mimetype')) return await openDocument(archive);
    const isApple = archive.names.some(
      (name) => name.endsWith('.iwa') || /^(?:Index\.zip|index\.(?:xml|apxl))$/.test(name),
    );
    return { because: isApple ? 'apple' : 'archive' };
  } catch (error) {
    if (error instanceof BadArchive && !(error instanceof TooMuch)) return { because: 'cut-off' };
    throw error;
  }
}

async function openXml(archive: Archive): Promise<DocumentLook> {
  const types = await archive.text('[Content_Types].xml');
  if (macroTypes.test(types) || archive.names.some((name) => macroParts.test(name)))
    return { because: 'macros' };
  const kind = openXmlTypes.find(([pattern]) => pattern.test(types))?.[1];
  return kind ? { kind } : { because: 'archive' };
}

async function openDocument(archive: Archive): Promise<DocumentLook> {
  const manifest = archive.has('META-INF/manifest.xml') ? await archive.text('META-INF/manifest.xml') : '';
  if (manifest.includes('encryption-data')) return { because: 'password' };
  if (archive.names.some((name) => macroParts.test(name))) return { because: 'macros' };
  const kind = openDocumentTypes[(await archive.text('mimetype')).trim()];
  return kind ? { kind } : { because: 'archive' };
}
