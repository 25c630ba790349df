import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { Token } from 'markdown-it';
import type { Article } from '../../content/article.js';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const headings: Record<string, (typeof HeadingLevel)[keyof typeof HeadingLevel]> = {
  h2: HeadingLevel.HEADING_1,
  h3: HeadingLevel.HEADING_2,
};

/** An article as a file for a word processor, with the headings, lists and tables that its navigation knows. */
export function wordFile(article: Article): Promise<Buffer> {
  const title = new Paragraph({ text: article.title, heading: HeadingLevel.TITLE });
  const document = new Document({
    title: article.title,
    creator: '',
    styles: { default: { document: { run: { font: 'Arial', size: 24, language: { value: 'en-GB' } } } } },
    numbering: { config: [numbered] },
    sections: [{ children: [title, ...blocksOf(article.tokens({}))] }],
  });
  return Packer.toBuffer(document);
}

const numbered = {
  reference: 'numbered',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 720, hanging: 360 } } },
    },
  ],
};

function blocksOf(tokens: Token[]): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = [];
  const lists: Token[] = [];
  let instance = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type === 'ordered_list_open') instance++;
    if (token.type.endsWith('_list_open')) lists.push(token);
    if (token.type.endsWith('_list_close')) lists.pop();
    if (token.type === 'heading_open') blocks.push(paragraph(tokens[at + 1]!, headingOf(token)));
    if (token.type === 'paragraph_open') blocks.push(paragraph(tokens[at + 1]!, listOf(lists, instance)));
    if (token.type !== 'table_open') continue;
    const end = tokens.findIndex(({ type }, index) => index > at && type === 'table_close');
    blocks.push(tableOf(tokens.slice(at, end)), new Paragraph({}));
    at = end;
  }
  return blocks;
}

const headingOf = ({ tag }: Token): IParagraphOptions => {
  const heading = headings[tag];
  if (!heading) throw new Error(`${tag} has no place in a file: a heading is of the second or third level`);
  return { heading, spacing: { before: 240, after: 120 }, keepNext: true };
};

function listOf(lists: Token[], instance: number): IParagraphOptions {
  const list = lists.at(-1);
  if (!list) return { spacing: { after: 160 } };
  if (list.type === 'bullet_list_open') return { bullet: { level: lists.length - 1 } };
  return { numbering: { reference: numbered.reference, level: 0, instance } };
}

/** What a line of a page has room for. */
const lineTwips = 9026;

function tableOf(tokens: Token[]): Table {
  const rows: { header: boolean; cells: Token[] }[] = [];
  for (const [index, { type, tag }] of tokens.entries()) {
    if (type === 'tr_open') rows.push({ header: false, cells: [] });
    const row = rows.at(-1);
    if (!row || (type !== 'th_open' && type !== 'td_open')) continue;
    row.header ||= tag === 'th';
    row.cells.push(tokens[index + 1]!);
  }
  const columns = rows[0]!.cells.length;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: Array<number>(columns).fill(Math.floor(lineTwips / columns)),
    rows: rows.map(
      ({ header, cells }) =>
        new TableRow({
          tableHeader: header,
          children: cells.map((cell) => new TableCell({ children: [paragraph(cell, {}, header)] })),
        }),
    ),
  });
}

/** @param inline what stands in it; `**` makes it bold, and what an organisation must fill in is marked */
function paragraph(inline: Token, options: IParagraphOptions, bold = false): Paragraph {
  let strong = bold;
  const runs: TextRun[] = [];
  for (const { type, content } of inline.children ?? []) {
    if (type === 'strong_open') strong = true;
    if (type === 'strong_close') strong = bold;
    const text = type === 'softbreak' ? ' ' : content;
    for (const part of text.split(/(\[[^\]]+\])/).filter((each) => each !== ''))
      runs.push(
        new TextRun({ text: part, bold: strong, ...(part.startsWith('[') ? { highlight: 'yellow' } : {}) }),
      );
  }
  return new Paragraph({ ...options, children: runs });
}
