import { walkXml } from '../xml.js';
import type { Archive } from '../zip.js';

/** Formats every spreadsheet program knows by number, as far as they show a day. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/**
 * Which styles show a number as a day.
 * @throws {BadArchive}
 */
export async function readDateStyles(archive: Archive, part: string): Promise<(style: number) => boolean> {
  const formats = new Map<number, boolean>();
  const styles: number[] = [];
  let inCells = false;
  await walkXml(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        formats.set(Number(attributes['numFmtId']), showsDay(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return (style) => {
    const format = styles[style] ?? 0;
    return formats.get(format) ?? isBuiltInDate(format);
  };
}

/** A format with a day or a year in it; texts in quotes, colours and languages in brackets say nothing. */
const showsDay = (format: string): boolean =>
  /[dy]/i.test(format.slice(0, 500).replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ''));
