import { walkXml } from '../xml.js';
import type { Archive } from '../zip.js';

/**
 * Texts the cells refer to. Each may be cut into runs of different looks; how it is pronounced is left out.
 * @throws {BadArchive}
 */
export async function readStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  const collector = new TextCollector();
  await walkXml(archive, part, {
    open: (name) => collector.open(name),
    text: (text) => collector.read(text),
    close: (name) => {
      collector.close(name);
      if (name === 'si') strings.push(collector.take());
    },
  });
  return strings;
}

/** Collects what is shown of a text with runs (`r`) and phonetic readings (`rPh`). */
export class TextCollector {
  private text = '';
  private inText = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    this.inText = name === 't' && !this.inPhonetic;
  }

  read(text: string): void {
    if (this.inText) this.text += text;
  }

  close(name: string): void {
    this.inText = false;
    if (name === 'rPh') this.inPhonetic = false;
  }

  take(): string {
    const text = this.text;
    this.text = '';
    return shown(text);
  }
}

/** Characters XML cannot hold are written `_x000D_`; a carriage return shows as nothing. */
export const shown = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r', '');
