import { facts, list } from '../writing/block.js';
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

type QuestionsGiven = {
  code: string;
  organisationName: string;
  givenBy: string[];
  items: { ref: string; question: string; dueOn: string | null }[];
};

export const questionsGiven: Template<QuestionsGiven> = {
  texts: {
    organisation,
    organisationName,
    questions: ({ items }) => counted(items.length, 'question'),
  },
  blocks: {
    questionNames: ({ items }) => [
      list(
        firstOf(
          items.map(
            ({ ref, question, dueOn }) => `${ref} ${question}${dueOn ? ` By ${dateText(dueOn)}.` : ''}`,
          ),
        ),
      ),
    ],
    facts: ({ givenBy }) => [facts({ 'Given by': givenBy.join(', ') })],
  },
};
