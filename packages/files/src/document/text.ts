import { fileKinds } from './kinds.js';
import type { DocumentLook, NotADocument } from './document-look.js';

/** What a file is that cannot be kept, by the end of its name. */
const byEnding: [RegExp, NotADocument][] = [
  [/^~\$|\.(?:lock|laccdb|ldb)$|^\.~lock/, 'lock-file'],
  [/^\._|^\.ds_store$|^thumbs\.db$|^desktop\.ini$/, 'side-file'],
  [
    /\.(?:url|lnk|webloc|desktop|website|gdoc|gsheet|gslides|gform|gdraw|gmap|gsite|gtable|glink|gjam|gscript)$/,
    'shortcut',
  ],
  [/\.icloud$|\.(?:cloud|cloudf|dropbox)$/, 'placeholder'],
  [/\.(?:crdownload|part|partial|download|opdownload|tmp)$/, 'unfinished'],
  [/\.(?:pages|numbers|key)$/, 'apple'],
  [/\.(?:eml|msg|mbox|emlx|pst|ost)$/, 'email'],
  [/\.(?:zip|rar|7z|tar|gz|tgz)$/, 'archive'],
  [/\.(?:html?|mht|mhtml|xhtml|aspx?|php)$/, 'web-page'],
  [/\.(?:svg|eps|ai)$/, 'drawing'],
  [/\.(?:doc|xls|ppt|dot|xlt)$/, 'old-office'],
  [/\.(?:exe|bat|cmd|com|scr|ps1|vbs|js|jar|msi|app|dmg|sh|py|hta|reg)$/, 'program'],
  [/\.rtf$/, 'rich-text'],
];

/** Why something cannot be kept that its content does not explain. */
export function namedOtherwise(name: string, ending = ''): NotADocument {
  const text = ending ? `.${ending}` : name.toLowerCase();
  return byEnding.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** Shortcuts are small texts, whatever they are called. */
const shortcut = /^\s*\[InternetShortcut\]|^\s*\[Desktop Entry\]|^\s*\{"(?:url|doc_id)":|<key>URL<\/key>/;
const emailHeaders = /^(?:Return-Path|Received|Delivered-To|MIME-Version|From|Message-ID|X-[\w-]+): /i;
/** Browsers that guess would run it. */
const markup = /^[\s\uFEFF]*<(?:!doctype|\?xml|!--|html|head|body|script|svg|iframe|table|div|meta)/i;

/** Plain text and what looks like it. */
export function lookIntoText(content: Buffer, name: string): DocumentLook {
  const start = content.subarray(0, 1024).toString('utf8');
  if (shortcut.test(start)) return { because: 'shortcut' };
  const named = namedOtherwise(name);
  if (named !== 'other') return { because: named };
  if (/<svg[\s>]/i.test(start) && markup.test(start)) return { because: 'drawing' };
  if (markup.test(start)) return { because: 'web-page' };
  if (isText(name)) return isBinary(inUtf8(content)) ? { because: 'other' } : { kind: 'txt' };
  return { because: emailHeaders.test(start) ? 'email' : looksCutOff(name) ? 'cut-off' : 'other' };
}

const isText = (name: string): boolean =>
  fileKinds.txt.endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** Some programs of Windows save text with two bytes for each letter, after a mark that says so. */
const inUtf8 = (content: Buffer): Buffer =>
  content[0] === 0xff && content[1] === 0xfe ? Buffer.from(content.toString('utf16le')) : content;

/** No control characters but the ones that lay text out. */
const isBinary = (content: Buffer): boolean =>
  content.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127);

/** Called a document, and nothing of one is in it. */
const looksCutOff = (name: string): boolean =>
  Object.values(fileKinds).some(({ endings }) =>
    endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)),
  );
