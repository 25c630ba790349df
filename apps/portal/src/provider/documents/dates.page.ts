import type { DocumentDates, DocumentSummary, saveDocumentDates } from '@dspt/contracts/assessment/documents';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { datesLines } from './document-words.js';

const labels = { effectiveOn: 'In use from', expiresOn: 'Look at it again by' } as const;

export const datesPage = (document: DocumentSummary, form = datesForm(document)) =>
  view('provider/documents/dates', {
    title: `Dates of ${document.name}`,
    back: paths.assessment.documents,
    form,
    action: paths.assessment.documentDates(document.id),
    // Of what there is now: whoever sends it again has seen that on the page.
    hidden: [{ name: 'version', value: String(document.version) }],
    now: form.version === document.version ? undefined : nowText(document),
    ...dateInputs(form),
  });

/** A form with the dates that a document has. */
export const datesForm = ({ effectiveOn, expiresOn, version }: DocumentDates): Form =>
  Form.of({
    ...dayFields('effectiveOn', effectiveOn),
    ...dayFields('expiresOn', expiresOn),
    version: String(version),
  });

export const dateInputs = (form: Form) => ({
  effectiveOn: form.date('effectiveOn', {
    label: `${labels.effectiveOn} (optional)`,
    hint: 'For example, 27 3 2026',
  }),
  expiresOn: form.date('expiresOn', {
    label: `${labels.expiresOn} (optional)`,
    hint: 'The day on which it runs out, or on which you will check it. For example, 27 3 2027',
  }),
});

/** @throws {InvalidInput} saying of each what is wrong */
export function datesIn(form: Form): GivenBody<typeof saveDocumentDates> {
  const errors = (['effectiveOn', 'expiresOn'] as const).flatMap((field) => {
    const problem = form.dayReading(field)?.problem;
    return problem ? [{ field, message: `${labels[field]}: ${problem}` }] : [];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
  return { effectiveOn: form.day('effectiveOn'), expiresOn: form.day('expiresOn'), version: form.version };
}

const nowText = (dates: DocumentDates): string =>
  `The dates it has now: ${datesLines(dates).join('. ') || 'none'}.`;
