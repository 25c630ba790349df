import type { Block } from './block.js';
import { mustBeEqual } from '@dspt/service-kit/content';
import { pageNames, type Links } from './links.js';
import { momentText } from './phrases.js';
import type { OneTimeLink, Template } from './template.js';
import type { Wording } from './wording.js';

/** One kind of email: its words, and what the program fills them with. */
export class Email {
  /** @throws when there is a placeholder without a value, or a value without a placeholder */
  constructor(
    readonly template: Template<unknown>,
    private readonly wording: Wording,
  ) {
    const { subject, texts, urls, blocks } = wording.placeholders;
    const own = Object.keys(template.texts ?? {});
    const [expiry, oneTime] = template.link ? [['linkExpires'], ['oneTimeLink']] : [[], []];
    const others = urls.filter((name) => !pageNames.includes(name));
    mustBeEqual(
      'placeholders in the subject',
      own.filter((name) => subject.includes(name)),
      subject,
    );
    mustBeEqual('placeholders in sentences', [...own, ...expiry], [...subject, ...texts]);
    mustBeEqual('addresses of buttons', [...Object.keys(template.urls ?? {}), ...oneTime], others);
    mustBeEqual('placeholders of paragraphs', Object.keys(template.blocks ?? {}), blocks);
  }

  subject(data: unknown): string {
    return this.wording.subject(valuesOf(this.template.texts, data));
  }

  body(data: unknown, links: Links, link?: OneTimeLink): Block[] {
    const { texts, urls, blocks } = this.template;
    return this.wording.body({
      texts: { ...valuesOf(texts, data), ...(link && { linkExpires: momentText(link.expiresAt) }) },
      urls: { ...links.pages, ...valuesOf(urls, data, links), ...(link && { oneTimeLink: link.url }) },
      blocks: valuesOf(blocks, data, links),
    });
  }
}

const valuesOf = <A extends unknown[], V>(
  all: Record<string, (...of: A) => V> = {},
  ...of: A
): Record<string, V> => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value(...of)]));
