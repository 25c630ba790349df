import {
  harmLikelihood,
  harmLikelihoodNames,
  harmSeverity,
  harmSeverityNames,
  incidentFacts,
  incidentFactNames,
  incidentKind,
  incidentKindNames,
  incidentPersonal,
  incidentPersonalNames,
  incidentWhom,
  incidentWhomNames,
  type IncidentFacts,
} from '@dspt/contracts/support/incidents';
import { InvalidInput } from '@dspt/contracts/problem';
import { dayText } from '../../pages/dates.js';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';

const called = (fact: keyof IncidentFacts): string => incidentFactNames[fact];
const optional = (fact: keyof IncidentFacts): string => `${called(fact)} (optional)`;

const optionsOf = <T extends string>(values: readonly T[], names: Record<T, string>) =>
  values.map((value) => ({ value, text: names[value] }));

/** What was typed. @throws {InvalidInput} naming every field that cannot be read */
export function factsIn(form: Form): IncidentFacts {
  const people = form.text('people').replaceAll(',', '');
  const dayIn = (name: string) => form.day(name) || null;
  if (people && !/^\d{1,9}$/.test(people))
    throw new InvalidInput([{ field: 'people', message: 'Enter a whole number, such as 12' }]);
  return form.parse(
    incidentFacts,
    {
      title: form.text('title'),
      kind: form.text('kind') || null,
      description: form.text('description'),
      foundOn: dayIn('foundOn'),
      foundAt: twoDigits(form.text('foundAt')),
      personal: form.text('personal') || null,
      whom: form.all('whom'),
      people: people ? Number(people) : null,
      likelihood: form.text('likelihood') || null,
      severity: form.text('severity') || null,
      done: form.text('done'),
      regulatorToldOn: dayIn('regulatorToldOn'),
      regulatorReference: form.text('regulatorReference'),
    },
    {},
  );
}

/** @example twoDigits('9.05') // '09:05' */
const twoDigits = (time: string): string =>
  time.replace(
    /^(\d{1,2})[.:](\d\d)$/,
    (_, hours: string, minutes) => `${hours.padStart(2, '0')}:${minutes}`,
  );

/** The form filled with what is known. */
export function formOf(facts: IncidentFacts, version: number): Form {
  const { people, foundOn, regulatorToldOn, ...others } = facts;
  return Form.of({
    ...others,
    people: people === null ? null : String(people),
    ...dayFields('foundOn', foundOn),
    ...dayFields('regulatorToldOn', regulatorToldOn),
    version: String(version),
  });
}

export const incidentFields = (form: Form) => ({
  title: form.input('title', {
    label: called('title'),
    hint: 'For example, “Care plan sent to the wrong family”. Do not give names of people.',
  }),
  kind: form.radios('kind', {
    label: called('kind'),
    options: optionsOf(incidentKind.options, incidentKindNames),
  }),
  description: form.textarea('description', {
    label: called('description'),
    hint: 'Where, how, and which information. Do not give names of people you care for.',
  }),
  foundOn: form.date('foundOn', {
    label: called('foundOn'),
    hint: 'For example, 27 11 2026. The 72 hours begin then.',
  }),
  foundAt: form.input('foundAt', { label: optional('foundAt'), hint: 'For example, 14:30.', width: '5' }),
  personal: form.radios('personal', {
    label: called('personal'),
    hint: 'For example, names, addresses, care plans or staff records. If you are not sure, we treat it as yes.',
    options: optionsOf(incidentPersonal.options, incidentPersonalNames),
  }),
  whom: form.checkboxes('whom', {
    label: called('whom'),
    options: optionsOf(incidentWhom.options, incidentWhomNames),
  }),
  people: form.input('people', { label: optional('people'), width: '5', inputmode: 'numeric' }),
  likelihood: form.radios('likelihood', {
    label: called('likelihood'),
    options: optionsOf(harmLikelihood.options, harmLikelihoodNames),
  }),
  severity: form.radios('severity', {
    label: called('severity'),
    options: optionsOf(harmSeverity.options, harmSeverityNames),
  }),
  done: form.textarea('done', {
    label: optional('done'),
    hint: 'For example: got the papers back, changed passwords, told the people it is about.',
  }),
  regulatorToldOn: form.date('regulatorToldOn', { label: optional('regulatorToldOn') }),
  regulatorReference: form.input('regulatorReference', {
    label: optional('regulatorReference'),
    width: '20',
  }),
});

/** What is known, in words; what is not known is left out. */
export function factLines(facts: IncidentFacts): [key: string, value: string][] {
  const words: Record<keyof IncidentFacts, string> = {
    title: facts.title,
    kind: facts.kind ? incidentKindNames[facts.kind] : '',
    description: facts.description,
    foundOn: facts.foundOn ? dayText(facts.foundOn) : '',
    foundAt: facts.foundAt,
    personal: facts.personal ? incidentPersonalNames[facts.personal] : '',
    whom: facts.whom.map((value) => incidentWhomNames[value]).join(', '),
    people: facts.people === null ? '' : facts.people.toLocaleString('en-GB'),
    likelihood: facts.likelihood ? harmLikelihoodNames[facts.likelihood] : '',
    severity: facts.severity ? harmSeverityNames[facts.severity] : '',
    done: facts.done,
    regulatorToldOn: facts.regulatorToldOn ? dayText(facts.regulatorToldOn) : '',
    regulatorReference: facts.regulatorReference,
  };
  return Object.entries(words)
    .filter(([, value]) => value)
    .map(([fact, value]) => [called(fact as keyof IncidentFacts), value]);
}
