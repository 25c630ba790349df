import { frontMatterOf } from '@dspt/service-kit/content';
import { z } from 'zod';
import { button, list, type Block } from './block.js';
import { blocksIn, type WrittenBlock } from './markdown.js';
import { fill, placeholdersIn, tightened } from './placeholders.js';

/** What is filled in, by the name of its placeholder. */
export interface Values {
  texts: Record<string, string>;
  urls: Record<string, string | null>;
  blocks: Record<string, Block[]>;
}

const frontMatter = z.strictObject({ subject: z.string().min(1) });

/** The words of one kind of email, as its file has them. */
export class Wording {
  private readonly written: { subject: string; body: WrittenBlock[] };

  /** @throws when the file is not written as described in `content/README.md` */
  constructor(file: string) {
    const { front, body } = frontMatterOf(frontMatter, tightened(file));
    this.written = { subject: front.subject, body: blocksIn(body) };
  }

  /** Names of the placeholders in it. */
  get placeholders() {
    const { subject, body } = this.written;
    return { subject: placeholdersIn(subject), ...placeholdersOf(body) };
  }

  subject(texts: Values['texts']): string {
    return fill(this.written.subject, texts);
  }

  body(values: Values): Block[] {
    return this.written.body.flatMap((block) => filled(block, values));
  }
}

/** The blocks of a file without subject and placeholders. @throws when it has one */
export function partialIn(file: string): Block[] {
  const body = blocksIn(tightened(file));
  const placeholders = Object.values(placeholdersOf(body)).flat();
  if (placeholders.length > 0)
    throw new Error(`has placeholders, and nothing fills them: ${placeholders.join(', ')}`);
  return body.flatMap((block) => filled(block, { texts: {}, urls: {}, blocks: {} }));
}

function placeholdersOf(body: WrittenBlock[]) {
  return {
    texts: body.flatMap(textsOf).flatMap(placeholdersIn),
    urls: body.flatMap((block) => (block.kind === 'button' ? [block.url] : [])),
    blocks: body.flatMap((block) => (block.kind === 'placeholder' ? [block.name] : [])),
  };
}

const textsOf = (block: WrittenBlock): string[] =>
  block.kind === 'placeholder' ? [] : block.kind === 'list' ? block.items : [block.text];

function filled(block: WrittenBlock, { texts, urls, blocks }: Values): Block[] {
  switch (block.kind) {
    case 'placeholder':
      return blocks[block.name]!;
    case 'list':
      return [list(block.items.map((item) => fill(item, texts)))];
    case 'button': {
      const url = urls[block.url]!;
      return url === null ? [] : [button(fill(block.text, texts), url)];
    }
    default:
      return [{ kind: block.kind, text: fill(block.text, texts) }];
  }
}
