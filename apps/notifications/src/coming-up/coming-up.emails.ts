import type { ComingUp } from '@dspt/contracts/assessment/coming-up';
import { heading, link, paragraph, type Block } from '../writing/block.js';
import type { Links } from '../writing/links.js';
import { counted, dateText, organisation, organisationName, withoutLinks } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type ThingsComingUp = {
  code: string;
  organisationName: string;
  /** The day for which it is said what is late. */
  today: string;
  items: ComingUp[];
};

export const comingUp: Template<ThingsComingUp> = {
  texts: { organisation, organisationName },
  blocks: {
    late: ({ items, today }, links) =>
      part(
        'The day has passed',
        items.filter(({ on }) => on < today).map((thing) => lineOf(thing, links, true)),
      ),
    soon: ({ items, today }, links) =>
      part(
        'Coming soon',
        items.filter(({ on }) => on >= today).map((thing) => lineOf(thing, links, false)),
      ),
  },
};

/** Lines in one part of an email; the page has them all. */
const shown = 20;

function part(title: string, lines: Block[]): Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - shown;
  return [
    heading(title),
    ...lines.slice(0, shown),
    ...(more > 0 ? [paragraph(`And ${counted(more, 'more thing')}.`)] : []),
  ];
}

function lineOf(thing: ComingUp, links: Links, isLate: boolean): Block {
  const day = dateText(thing.on);
  switch (thing.what) {
    case 'document': {
      const words = isLate ? `has been out of date since ${day}` : `is to be looked at again by ${day}`;
      return link(`The document ${thing.name} ${words}`, links.document(thing.id));
    }
    case 'action': {
      const owner = thing.owner ? ` (${withoutLinks(thing.owner)})` : '';
      const words = `Your action plan says: ${isLate ? 'it was to be done' : 'do it'} by ${day}`;
      return link(`${thing.ref} ${thing.question} ${words}${owner}`, links.actionPlan);
    }
    case 'question': {
      // Nobody is written to about one that is not late yet.
      const words = thing.owner
        ? `${withoutLinks(thing.owner.name)} was to answer it`
        : 'It was to be answered';
      return link(`${thing.ref} ${thing.question} ${words} by ${day}`, links.question(thing.ref));
    }
    case 'cyber-essentials-plus':
      return link(`Your Cyber Essentials PLUS certificate counts until ${day}`, links.profile);
  }
}
