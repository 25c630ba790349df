import type { Assessment } from '@dspt/contracts/assessment/assessments';
import {
  mostSupplierStatements,
  type OwnSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';
import { dateInputs } from '../documents/dates.page.js';
import { datesLines } from '../documents/document-words.js';
import { fileLink, versionText, withdrawnText } from './statement-words.js';

/** What an organisation offers as a supplier. */
export const ownStatementsPage = (statements: readonly OwnSupplierStatement[], mayWrite: boolean) =>
  view('provider/supplier-statements/own', {
    title: 'Your statements as a supplier',
    back: paths.assessment.documents,
    most: mostSupplierStatements,
    writePath: mayWrite ? paths.ownStatements.write : undefined,
    rows: statements.map((statement) => ownRow(statement, mayWrite)),
  });

function ownRow(statement: OwnSupplierStatement, mayWrite: boolean) {
  const { id, title, file, version, withdrawnOn, addedBy, writtenBy } = statement;
  const links = [
    { text: 'Put a newer version in its place', href: paths.ownStatements.newer(id) },
    { text: 'Change what it says', href: paths.ownStatements.change(id) },
    { text: 'Withdraw it', href: paths.ownStatements.withdraw(id) },
  ];
  return {
    title,
    href: paths.supplierStatements.one(id),
    withdrawn: withdrawnOn ? withdrawnText(withdrawnOn) : undefined,
    version: `${versionText(file)} by ${writtenBy}`,
    dates: datesLines({ ...file, version }),
    added: `${counted(addedBy, 'organisation')} ${addedBy === 1 ? 'has' : 'have'} added it`,
    links: mayWrite && !withdrawnOn ? links : [],
  };
}

/** Asks for a new statement, or for what one that there is says. */
export const writePage = (form: Form, assessment?: Assessment, statement?: OwnSupplierStatement) =>
  view('provider/supplier-statements/write', {
    title: statement ? 'Change what your statement says' : 'Write a statement for your customers',
    back: paths.ownStatements.list,
    form,
    action: statement ? paths.ownStatements.change(statement.id) : paths.ownStatements.write,
    submit: statement ? 'Save' : 'Offer it to everybody',
    // Of what there is now: whoever sends it again has been told that it is another.
    hidden: statement ? [{ name: 'version', value: String(statement.version) }] : chosenFile(form),
    now: statement && paths.supplierStatements.one(statement.id),
    fields: fieldsOf(form, questionsOf(assessment, form.all('questions'))),
    file: statement ? undefined : fileField(form),
    ...dateInputs(form),
  });

const fieldsOf = (form: Form, questions: readonly { ref: string; question: string }[]) => ({
  title: form.input('title', { label: 'Title', hint: 'For example, How Rota Online keeps your data safe' }),
  products: form.input('products', {
    label: 'Products or services it is about',
    hint: 'The names under which your customers know them',
  }),
  summary: form.textarea('summary', {
    label: 'What it says, in short',
    hint: 'For example, where you keep data, who checks you, and which certificates you have. People see this before they open the file.',
    rows: 6,
  }),
  questions:
    questions.length > 0
      ? form.checkboxes('questions', {
          label: 'Which questions does it help with? (optional)',
          options: questions.map(({ ref, question }) => ({ value: ref, text: `${ref} ${question}`.trim() })),
        })
      : undefined,
});

/** Those that a document answers, those about suppliers, and those that were chosen, also while nothing is known of them. */
const questionsOf = (assessment: Assessment | undefined, chosen: readonly string[]) =>
  assessment
    ? assessment.assertions
        .flatMap(({ items }) => items)
        .filter(
          ({ ref, answerType }) => answerType === 'document' || ref.startsWith('10.') || chosen.includes(ref),
        )
    : chosen.map((ref) => ({ ref, question: '' }));

const fileField = (form: Form) => ({
  chosen: form.text('fileName') || undefined,
  input: form.input('file', {
    label: form.text('fileName') ? 'Choose another file' : 'The statement itself',
    hint: 'PDF, Word, Excel, PowerPoint, text or picture. At most 10 MB.',
  }),
});

/** What has been uploaded already need not be chosen again. */
const chosenFile = (form: Form) => ['upload', 'fileName'].map((name) => ({ name, value: form.text(name) }));

/** Asks for the newer version, with days of its own. */
export const newerStatementPage = (statement: OwnSupplierStatement, form = new Form()) =>
  view('provider/supplier-statements/newer', {
    title: `Put a newer version of ${statement.title} in its place`,
    back: paths.ownStatements.list,
    form,
    action: paths.ownStatements.newer(statement.id),
    added: counted(statement.addedBy, 'organisation'),
    hidden: [{ name: 'version', value: String(statement.version) }, ...chosenFile(form)],
    now: paths.supplierStatements.one(statement.id),
    current: fileLink(statement),
    file: fileField(form),
    ...dateInputs(form),
  });

export const withdrawPage = (statement: OwnSupplierStatement, form = new Form()) =>
  view('provider/supplier-statements/withdraw', {
    title: `Withdraw ${statement.title}`,
    back: paths.ownStatements.list,
    form,
    action: paths.ownStatements.withdraw(statement.id),
    hidden: [{ name: 'version', value: String(statement.version) }],
    added: counted(statement.addedBy, 'organisation'),
  });
