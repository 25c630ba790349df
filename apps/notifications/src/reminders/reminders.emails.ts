import { facts } from '../writing/block.js';
import { partial } from '../writing/partials.js';
import { counted, dateText, named, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type StatusEnding = {
  code: string;
  organisationName: string;
  lastDay: string;
  daysLeft: number;
  /** Who published, when somebody else did and will not again. */
  publisher: { code: string; name: string } | null;
  sites: number;
};

const daysLeftText = ({ daysLeft }: StatusEnding) =>
  daysLeft === 0 ? 'None: this is the last day' : counted(daysLeft, 'day');

export const statusEnding: Template<StatusEnding> = {
  texts: {
    organisationName,
    lastDay: ({ lastDay }) => dateText(lastDay),
    whatEnds: ({ organisationName: name, publisher }) =>
      publisher ? `What ${publisher.name} published for ${name}` : `What ${name} published`,
  },
  blocks: {
    facts: (data) => [
      facts({
        Organisation: named({ name: data.organisationName, code: data.code }),
        'Published by': data.publisher && named(data.publisher),
        'Last day': dateText(data.lastDay),
        'Days left': daysLeftText(data),
        'It also ends for': data.sites > 0 ? counted(data.sites, 'site') : null,
      }),
    ],
    whatToDo: ({ publisher }) => partial(publisher ? 'status-ending-alone' : 'status-ending-again'),
  },
};
