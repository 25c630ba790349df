import { frontMatterOf, naming } from '@dspt/service-kit/content';
import MarkdownIt from 'markdown-it';
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

const frontMatter = z.strictObject({ title: z.string().min(1) });
const placeholder = /\{\{ (\w+) \}\}/g;

/** A long text of a page: Markdown after front matter, with places for what only the program knows. */
export class Article {
  readonly title: string;
  /** Names of what is filled in. */
  readonly placeholders: ReadonlySet<string>;
  private readonly body: string;

  /** @throws when it is not written as described in `content/README.md` */
  constructor(name: string, text: string) {
    const { front, body } = naming(name, () => frontMatterOf(frontMatter, text));
    this.title = front.title;
    this.body = body;
    this.placeholders = new Set([...body.matchAll(placeholder)].map(([, found]) => found!));
  }

  /** @param values what is filled in, which is ours and not anybody's who visits */
  html(values: Record<string, string>): string {
    return markdown.render(this.body.replaceAll(placeholder, (_, name: string) => values[name]!));
  }
}
