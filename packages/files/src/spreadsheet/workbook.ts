import { Archive, BadArchive } from '../zip.js';
import { walkXml } from '../xml.js';
import { isOle, oleKind } from '../ole.js';
import { readSheet, type Sheet } from './sheet.js';
import { readStrings } from './strings.js';
import { readDateStyles } from './styles.js';

/** Why a file is no workbook that can be read. */
export type NoWorkbook =
  | 'empty'
  | 'password'
  | 'old-excel'
  | 'binary-excel'
  | 'open-document'
  | 'numbers'
  | 'damaged'
  | 'something-else';

export type WorkbookReading = { kind: 'read'; sheets: Sheet[] } | { kind: 'unreadable'; because: NoWorkbook };

const mostSheets = 50;

/** Reads what every sheet shows. Everything it does not know it passes over. */
export async function readWorkbook(content: Buffer): Promise<WorkbookReading> {
  const unreadable = (because: NoWorkbook): WorkbookReading => ({ kind: 'unreadable', because });
  if (content.length === 0) return unreadable('empty');
  if (isOle(content)) return unreadable(oleKind(content) === 'encrypted' ? 'password' : 'old-excel');
  if (!content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return unreadable('something-else');
  try {
    const archive = await Archive.open(content);
    if (archive.isEncrypted) return unreadable('password');
    const because = otherThanExcel(archive);
    return because ? unreadable(because) : { kind: 'read', sheets: await sheetsOf(archive) };
  } catch {
    return unreadable('damaged');
  }
}

function otherThanExcel(archive: Archive): NoWorkbook | undefined {
  if (archive.names.some((name) => name.endsWith('.iwa') || name === 'Index.zip')) return 'numbers';
  if (archive.has('xl/workbook.bin')) return 'binary-excel';
  if (archive.has('content.xml')) return 'open-document';
  return archive.has('_rels/.rels') ? undefined : 'something-else';
}

async function sheetsOf(archive: Archive): Promise<Sheet[]> {
  const [workbookPath] = (await relations(archive, '')).byType('officeDocument');
  if (!workbookPath || !archive.has(workbookPath)) throw new BadArchive('no workbook');
  const related = await relations(archive, workbookPath);
  const workbook = await readIndex(archive, workbookPath);
  const [stringsPath] = related.byType('sharedStrings');
  const [stylesPath] = related.byType('styles');
  const shared = {
    strings: stringsPath && archive.has(stringsPath) ? await readStrings(archive, stringsPath) : [],
    isDate: stylesPath && archive.has(stylesPath) ? await readDateStyles(archive, stylesPath) : () => false,
    date1904: workbook.date1904,
  };
  const sheets: Sheet[] = [];
  for (const { name, id } of workbook.sheets.slice(0, mostSheets)) {
    const path = related.byId(id);
    if (path && archive.has(path)) sheets.push(await readSheet(archive, path, name, shared));
  }
  return sheets;
}

async function readIndex(archive: Archive, path: string) {
  const sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  await walkXml(archive, path, {
    open: (element, attributes) => {
      if (element === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: relationOf(attributes) });
      if (element === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  return { sheets, date1904 };
}

/** The attribute is `id` of the relationships' namespace, whose prefix any program may choose. */
const relationOf = (attributes: Record<string, string>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** The parts one part refers to; the types end alike in the transitional and the strict form of the standard. */
async function relations(archive: Archive, path: string) {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const found: { id: string; type: string; target: string }[] = [];
  if (archive.has(file))
    await walkXml(archive, file, {
      open: (element, { Id = '', Type = '', Target = '' }) => {
        if (element === 'Relationship') found.push({ id: Id, type: Type, target: resolve(folder, Target) });
      },
    });
  return {
    byType: (type: string) =>
      found.filter((one) => one.type.endsWith(`/${type}`)).map(({ target }) => target),
    byId: (id: string) => found.find((one) => one.id === id)?.target,
  };
}

/** @example resolve('xl/', '../xl/worksheets/sheet1.xml') // 'xl/worksheets/sheet1.xml' */
const resolve = (folder: string, target: string): string =>
  decodeURIComponent(new URL(target, `file:///${folder}`).pathname).slice(1);
