import { facts, list, paragraph, quote } from '../writing/block.js';
import { counted, dateText, firstOf, named, organisation, organisationName } from '../writing/phrases.js';
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

type Questions = {
  code: string;
  organisationName: string;
  items: { ref: string; question: string; dueOn: string | null }[];
};

const questions = ({ items }: Questions) => counted(items.length, 'question');
const questionNames = ({ items }: Questions) => [
  list(
    firstOf(
      items.map(({ ref, question, dueOn }) => `${ref} ${question}${dueOn ? ` By ${dateText(dueOn)}.` : ''}`),
    ),
  ),
];

export const questionsGiven: Template<Questions & { givenBy: string[] }> = {
  texts: { organisation, organisationName, questions },
  blocks: {
    questionNames,
    facts: ({ givenBy }) => [facts({ 'Given by': givenBy.join(', ') })],
  },
};

export const questionsHandedOver: Template<Questions & { by: string; from: string[]; note: string }> = {
  texts: { by: ({ by }) => by, organisation, organisationName, questions },
  blocks: {
    questionNames,
    whatTheyWrote: ({ by, note }) => (note ? [paragraph(`${by} writes:`), quote(note)] : []),
    facts: ({ from }) => [facts({ 'Who had them before': from.join(', ') })],
  },
};
