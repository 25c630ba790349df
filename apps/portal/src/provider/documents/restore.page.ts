import {
  restoredWithinDays,
  type DocumentRestoration,
  type restoreDocument,
} from '@dspt/contracts/assessment/document-replacements';
import type { GivenBody } from '@dspt/contracts/define';
import { momentDay } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';
import { shownAnswers, versionsOf } from './shown-answers.js';

/** What would change when the older document is put back in the place of the newer one. */
export const restorePage = (
  { document, by, replacedAt, answers, left, unconfirmed }: DocumentRestoration,
  form = new Form(),
) =>
  view('provider/documents/restore', {
    title: 'Put the older version back',
    back: paths.assessment.documents,
    form,
    action: paths.assessment.restoreDocument(document.id),
    older: { text: document.name, href: paths.assessment.document(document.id) },
    newer: { text: by.name, href: paths.assessment.document(by.id) },
    replacedOn: momentDay(replacedAt),
    days: restoredWithinDays,
    answers: answers.map((answer) => line(answer)),
    left: left.map((answer) => ({ ...line(answer), changedBy: answer.changedBy })),
    unconfirmed: unconfirmed.map(({ ref, title }) => `${ref} ${title}`),
    // As they are shown here: whoever sends the form again has seen what has changed meanwhile.
    hidden: [{ name: 'answers', value: versionsOf(answers) }],
    submit: `Put it back in ${answers.length === 1 ? 'this answer' : `these ${counted(answers.length, 'answer')}`}`,
    documentsPath: paths.assessment.documents,
  });

const line = ({ ref, question }: { ref: string; question: string }) => ({
  text: `${ref} ${question}`,
  href: paths.assessment.item(ref),
});

/** What the form says, as the service takes it. */
export const restorationIn = (form: Form): GivenBody<typeof restoreDocument> => ({
  answers: shownAnswers(form),
  requestId: form.requestId,
});
