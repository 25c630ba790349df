import type { Block } from './block.js';

/** An email as plain text. */
export const textOf = (blocks: Block[]): string => `${blocks.map(block).join('\n\n')}\n`;

function block(part: Block): string {
  switch (part.kind) {
    case 'paragraph':
      return part.text;
    case 'heading':
      return `${part.text}\n${'-'.repeat(part.text.length)}`;
    case 'list':
      return part.items.map((item) => `* ${item}`).join('\n');
    case 'facts':
      return part.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'quote':
      return part.text.replaceAll(/^/gm, '> ');
    case 'button':
    case 'link':
      return `${part.text}:\n${part.url}`;
  }
}
