import type { DocumentReplacement, replaceDocument } from '@dspt/contracts/assessment/document-replacements';
import type { GivenBody } from '@dspt/contracts/define';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';
import { dateInputs, datesForm, datesIn } from './dates.page.js';
import { shownAnswers, versionsOf } from './shown-answers.js';

/** What would change when the newer document is put in the place of the old one, and its dates. */
export const replacePage = (
  { document, by, answers, unconfirmed }: DocumentReplacement,
  form = datesForm(by),
) =>
  view('provider/documents/replace', {
    title: 'Check what would change',
    back: paths.assessment.newerDocument(document.id),
    form,
    action: paths.assessment.replaceDocument(document.id, by.id),
    old: { text: document.name, href: paths.assessment.document(document.id) },
    newer: { text: by.name, href: paths.assessment.document(by.id) },
    answers: answers.map(({ ref, question }) => ({
      text: `${ref} ${question}`,
      href: paths.assessment.item(ref),
    })),
    unconfirmed: unconfirmed.map(({ ref, title }) => `${ref} ${title}`),
    // As they are shown here: whoever sends the form again has seen what has changed meanwhile.
    hidden: [
      { name: 'version', value: String(by.version) },
      { name: 'answers', value: versionsOf(answers) },
    ],
    submit: `Put it in ${answers.length === 1 ? 'this answer' : `these ${counted(answers.length, 'answer')}`}`,
    documentsPath: paths.assessment.documents,
    ...dateInputs(form),
  });

/** What the form says, as the service takes it. @throws {InvalidInput} for a day that cannot be read */
export const replacementIn = (form: Form, by: string): GivenBody<typeof replaceDocument> => ({
  by,
  answers: shownAnswers(form),
  ...datesIn(form),
  requestId: form.requestId,
});
