import { facts } from '../writing/block.js';
import { named } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type NamedOrganisation = {
  code: string;
  name: string;
};

export const assessmentMoved: Template<{ from: NamedOrganisation; to: NamedOrganisation; edition: string }> =
  {
    texts: {
      fromName: ({ from }) => from.name,
      to: ({ to }) => named(to),
      edition: ({ edition }) => edition,
    },
    blocks: {
      facts: ({ from, to, edition }) => [facts({ Edition: edition, From: named(from), To: named(to) })],
    },
  };
