import { frontMatterOf, naming } from '@dspt/service-kit/content';
import { itemRef } from '@dspt/contracts/values';
import MarkdownIt, { type Token } from 'markdown-it';
import { z } from 'zod';

const markdown = new MarkdownIt({ html: false, typographer: false });

/** Classes of the design system, by the element they make look like it. */
const classes: Record<string, string> = {
  h2: 'nhsuk-heading-m',
  h3: 'nhsuk-heading-s',
  ul: 'nhsuk-list nhsuk-list--bullet',
  ol: 'nhsuk-list nhsuk-list--number',
  table: 'nhsuk-table',
  thead: 'nhsuk-table__head',
  tbody: 'nhsuk-table__body',
  tr: 'nhsuk-table__row',
  th: 'nhsuk-table__header',
  td: 'nhsuk-table__cell',
};
markdown.core.ruler.push('design-system', ({ tokens }) => {
  for (const token of tokens) {
    const name = token.nesting === 1 ? classes[token.tag] : undefined;
    if (name) token.attrJoin('class', name);
    if (name && token.tag === 'th') token.attrSet('scope', 'col');
  }
});

// Where a table is wider than the screen it scrolls alone, also by keyboard.
markdown.renderer.rules['table_open'] = (tokens, index, options, _, self) =>
  `<div class="app-scroll" tabindex="0" role="group" aria-label="Table">${self.renderToken(tokens, index, options)}`;
markdown.renderer.rules['table_close'] = (tokens, index, options, _, self) =>
  `${self.renderToken(tokens, index, options)}</div>`;

// Headings can be linked to: what they say is their name in the address.
markdown.core.ruler.push('anchors', ({ tokens }) => {
  for (const [index, token] of tokens.entries())
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1]!.content));
});
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** A heading of the second level, with those of the third below it. */
export interface Heading {
  text: string;
  href: string;
  below: Heading[];
}

const frontMatter = z.strictObject({ title: z.string().min(1), items: z.array(itemRef).optional() });
const placeholder = /\{\{ (\w+) \}\}/g;

/** A long text of a page: Markdown after front matter, with places for what only the program knows. */
export class Article {
  readonly title: string;
  /** Names of what is filled in. */
  readonly placeholders: ReadonlySet<string>;
  /** Questions of the assessment whose pages lead to it. */
  readonly items: readonly string[];
  /** What a table of contents lists, in order. */
  readonly headings: readonly Heading[];
  private readonly body: string;

  /** @throws when it is not written as described in `content/README.md` */
  constructor(name: string, text: string) {
    const { front, body } = naming(name, () => frontMatterOf(frontMatter, text));
    this.title = front.title;
    this.items = front.items ?? [];
    this.body = body;
    this.headings = naming(name, () => headingsOf(body));
    this.placeholders = new Set([...body.matchAll(placeholder)].map(([, found]) => found!));
  }

  /** @param values what is filled in, which is ours and not anybody's who visits */
  html(values: Record<string, string>): string {
    return markdown.render(this.filled(values));
  }

  /** The same for whatever else than HTML is made of it. */
  tokens(values: Record<string, string>): Token[] {
    return markdown.parse(this.filled(values), {});
  }

  private filled(values: Record<string, string>): string {
    return this.body.replaceAll(placeholder, (_, name: string) => values[name]!);
  }
}

/** @throws when two have the same name, for a link could lead to one of them only */
function headingsOf(body: string): Heading[] {
  const found = [...body.matchAll(/^(##|###) (.+)$/gm)].map(([, depth, text]) => ({
    depth: depth!.length,
    heading: { text: text!, href: `#${anchorOf(text!)}`, below: [] as Heading[] },
  }));
  const twice = found.find(({ heading }, index) =>
    found.slice(0, index).some((before) => before.heading.href === heading.href),
  );
  if (twice) throw new Error(`has the heading “${twice.heading.text}” twice`);
  const top: Heading[] = [];
  for (const { depth, heading } of found) (depth === 2 ? top : (top.at(-1)?.below ?? top)).push(heading);
  return top;
}
