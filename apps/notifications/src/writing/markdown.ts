import MarkdownIt, { type Token } from 'markdown-it';
import type { Block } from './block.js';
import { onlyPlaceholder } from './placeholders.js';

/** A block as a file has it: with placeholders in its texts, and the name of one for the address of a button. */
export type WrittenBlock = Exclude<Block, { kind: 'facts' | 'link' }> | { kind: 'placeholder'; name: string };

const markdown = new MarkdownIt();
markdown.normalizeLink = (address) => address;

/** What an email may be made of, by the tokens that Markdown makes of it. */
const shapes: [tokens: RegExp, block: (inlines: Token[], first: Token) => WrittenBlock][] = [
  [/^paragraph_open inline paragraph_close$/, ([inline]) => paragraphOf(inline!)],
  [/^heading_open inline heading_close$/, ([inline], { tag }) => headingOf(inline!, tag)],
  [
    /^bullet_list_open( list_item_open paragraph_open inline paragraph_close list_item_close)+ bullet_list_close$/,
    (inlines) => ({ kind: 'list', items: inlines.map(plainText) }),
  ],
  [
    /^blockquote_open paragraph_open inline paragraph_close blockquote_close$/,
    ([inline]) => ({ kind: 'quote', text: plainText(inline!) }),
  ],
];

/** The blocks that are written in Markdown. @throws when something in it is none */
export const blocksIn = (text: string): WrittenBlock[] => groupsOf(markdown.parse(text, {})).map(blockOf);

/** The tokens of each block of the outermost level. */
function groupsOf(tokens: Token[]): Token[][] {
  const ends = tokens.flatMap(({ level, nesting }, index) => (level === 0 && nesting < 1 ? [index + 1] : []));
  return ends.map((end, index) => tokens.slice(ends[index - 1] ?? 0, end));
}

function blockOf(tokens: Token[]): WrittenBlock {
  const found = tokens.map(({ type }) => type).join(' ');
  const [, block] = shapes.find(([shape]) => shape.test(found)) ?? [];
  const inlines = tokens.filter(({ type }) => type === 'inline');
  if (!block)
    throw new Error(
      `an email is made of paragraphs, headings (##), simple lists and quotes of one paragraph, and not of "${inlines[0]?.content ?? found}"`,
    );
  return block(inlines, tokens[0]!);
}

function headingOf(inline: Token, tag: string): WrittenBlock {
  if (tag !== 'h2') throw new Error(`the heading "${inline.content}" must be written with ##`);
  return { kind: 'heading', text: plainText(inline) };
}

function paragraphOf(inline: Token): WrittenBlock {
  const [first, ...rest] = inline.children!;
  if (first?.type === 'link_open' && rest.map(({ type }) => type).join(' ') === 'text link_close')
    return { kind: 'button', text: rest[0]!.content, url: addressOf(first) };
  const text = plainText(inline);
  const name = onlyPlaceholder(text);
  return name === undefined ? { kind: 'paragraph', text } : { kind: 'placeholder', name };
}

/** Emails link to pages of the website, which the program knows. */
function addressOf(link: Token): string {
  const address = String(link.attrGet('href'));
  const name = onlyPlaceholder(address);
  if (name === undefined) throw new Error(`the address of a button is a placeholder, and not "${address}"`);
  return name;
}

function plainText({ content, children }: Token): string {
  const parts = children!.map(({ type, content: text }) =>
    type === 'softbreak' ? ' ' : type === 'text' ? text : undefined,
  );
  if (parts.includes(undefined))
    throw new Error(
      `"${content}" must be words only: a link is a paragraph of its own, and nothing is emphasised`,
    );
  return parts.join('');
}
