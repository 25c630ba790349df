import { fileTypeFromBuffer } from 'file-type';
import { isOle, oleKind } from '../ole.js';
import { fileKinds, type KnownKind } from './kinds.js';
import type { DocumentLook, NotADocument } from './document-look.js';
import { lookIntoOffice } from './office.js';
import { lookIntoPdf } from './pdf.js';
import { lookIntoText, namedOtherwise } from './text.js';
import { isInfected } from './virus.js';

/** What a file is; its content decides, and its name only between things that look alike. */
export async function lookInto(content: Buffer, name: string): Promise<DocumentLook> {
  if (content.length === 0) return { because: name.startsWith('~$') ? 'lock-file' : 'empty' };
  if (isInfected(content)) return { because: 'virus' };
  if (content.every((byte) => byte === 0)) return { because: 'blank' };
  if (content.readUIntBE(0, Math.min(4, content.length)) === 0x00051607) return { because: 'side-file' };
  if (isOle(content)) return { because: oleReason(content) };
  if (content.subarray(0, 1024).includes('%PDF-')) return lookIntoPdf(content);
  if (content.readUIntBE(0, Math.min(2, content.length)) === 0xfffe) return lookIntoText(content, name);
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found?.ext === 'zip' || isZip(content)) return lookIntoOffice(content);
  if (found && found.ext !== 'xml') return lookIntoOther(content, found.ext);
  return lookIntoText(content, name);
}

const isZip = (content: Buffer): boolean => content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));

function oleReason(content: Buffer): NotADocument {
  const kind = oleKind(content);
  if (kind === 'encrypted') return 'password';
  if (kind === 'email') return 'email';
  return kind === 'other' ? 'other' : 'old-office';
}

const reasons: Record<string, NotADocument> = {
  rtf: 'rich-text',
  rar: 'archive',
  '7z': 'archive',
  gz: 'archive',
  tar: 'archive',
  exe: 'program',
  elf: 'program',
  macho: 'program',
  lnk: 'shortcut',
  eml: 'email',
  pst: 'email',
};

function lookIntoOther(content: Buffer, ending: string): DocumentLook {
  const because = reasons[ending];
  if (because) return { because };
  const kind = ending === 'heif' || ending === 'heic' ? 'heic' : ending;
  if (!(kind in fileKinds)) return { because: namedOtherwise('', ending) };
  return isCutOff(content, kind) ? { because: 'cut-off' } : { kind: kind as KnownKind };
}

/** Pictures say where they end; what a camera adds after that does not matter. */
function isCutOff(content: Buffer, kind: string): boolean {
  if (kind === 'png') return !content.includes('IEND');
  return (
    kind === 'jpg' &&
    content.length > 1024 &&
    content.lastIndexOf(Buffer.from([0xff, 0xd9])) < content.length / 2
  );
}
