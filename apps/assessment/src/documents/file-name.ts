import { fileKinds } from '@dspt/files/document';

const longest = 200;
const knownEndings: string[] = Object.values(fileKinds).flatMap(({ endings }) => endings);
/** Characters that mean something to a file system, a header or a terminal, and ones that cannot be seen. */
const forbidden = /[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;

/** A name that is safe to show, to send in a header and to save under, with an ending that says what the file is. */
export function safeFileName(name: string, endings: readonly string[]): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const known = endings.find((ending) => clean.toLowerCase().endsWith(`.${ending}`));
  // A photo of a telephone may be called .jpg and be something else.
  const wrong = known ?? knownEndings.find((ending) => clean.toLowerCase().endsWith(`.${ending}`));
  const stem = (wrong ? clean.slice(0, -wrong.length - 1) : clean).slice(0, longest).trim();
  return `${stem || 'document'}.${known ?? endings[0]!}`;
}

/** Value of a `content-disposition` header that saves the file and never shows it. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
