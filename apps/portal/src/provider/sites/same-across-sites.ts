import { sameAcrossSites } from '@dspt/contracts/organisations/sites';
import type { z } from 'zod';
import type { Form } from '../../pages/form.js';

export type SameAcrossSites = z.output<typeof sameAcrossSites>;
type Area = keyof SameAcrossSites;

const areas: Record<Area, { question: string; short: string }> = {
  training: {
    question: 'Are induction and training the same in all your sites?',
    short: 'induction and training',
  },
  policies: {
    question: 'Are policies and procedures the same in all your sites?',
    short: 'policies and procedures',
  },
  security: {
    question: 'Are the arrangements for security and for data breaches the same in all your sites?',
    short: 'security and breach arrangements',
  },
  it: { question: 'Is IT the same in all your sites?', short: 'IT' },
};
const names = Object.keys(areas) as Area[];

/** Parameters of the radios of the four questions. */
export const sameAcrossSitesFields = (form: Form) =>
  names.map((name) => {
    const { fieldset: _, ...field } = form.radios(name, {
      label: areas[name].question,
      inline: true,
      options: yesOrNo,
    });
    return {
      ...field,
      fieldset: { legend: { text: areas[name].question, classes: 'nhsuk-fieldset__legend--s' } },
    };
  });

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** The form filled with answers given before. */
export const sameAcrossSitesValues = (answers: SameAcrossSites | null): Record<string, string | null> =>
  Object.fromEntries(names.map((name) => [name, answers && (answers[name] ? 'yes' : 'no')]));

/** The answers as they were given, also when some are missing. */
export function sameAcrossSitesGiven(form: Form): Record<string, boolean | undefined> {
  const answer = (name: Area) => ({ yes: true, no: false })[form.text(name)];
  return Object.fromEntries(names.map((name) => [name, answer(name)]));
}

/** @throws {InvalidInput} */
export const sameAcrossSitesIn = (form: Form): SameAcrossSites =>
  form.parse(sameAcrossSites, sameAcrossSitesGiven(form));

/** What is not the same everywhere, in words. @example ['IT'] */
export const differences = (answers: SameAcrossSites): string[] =>
  names.filter((name) => !answers[name]).map((name) => areas[name].short);
