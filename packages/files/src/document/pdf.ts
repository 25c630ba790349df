import { opensWithoutPassword } from './pdf-password.js';
import type { DocumentLook } from './document-look.js';

/** Readers look for the end of a PDF in about as much; scanners and mail programs add lines and blanks after it. */
const lastPart = 4096;

/** A PDF, which may have a few lines of something else before it. */
export function lookIntoPdf(content: Buffer): DocumentLook {
  const end = endOf(content);
  if (!content.subarray(Math.max(0, end - lastPart), end).includes('%%EOF')) return { because: 'cut-off' };
  const isEncrypted = content.includes('/Encrypt');
  return isEncrypted && !opensWithoutPassword(content) ? { because: 'password' } : { kind: 'pdf' };
}

/** Without blanks and the zeros some disks fill up with. */
function endOf(content: Buffer): number {
  let end = content.length;
  while (end > 0 && content[end - 1]! <= 32) end--;
  return end;
}
