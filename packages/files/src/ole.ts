/** A compound file: how Office kept documents until 2007, what it encrypts new ones into, and what Outlook keeps emails in. */
export const isOle = (content: Buffer): boolean =>
  content.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));

export type OleKind = 'encrypted' | 'word' | 'excel' | 'powerpoint' | 'email' | 'other';

const streams: [OleKind, string][] = [
  ['encrypted', 'EncryptedPackage'],
  ['word', 'WordDocument'],
  ['excel', 'Workbook'],
  ['excel', 'Book'],
  ['powerpoint', 'PowerPoint Document'],
  ['email', '__nameid_version1.0'],
];

/** What a compound file is, by the names its directory holds. */
export const oleKind = (content: Buffer): OleKind =>
  streams.find(([, name]) => content.includes(Buffer.from(`${name}\0`, 'utf16le')))?.[0] ?? 'other';
