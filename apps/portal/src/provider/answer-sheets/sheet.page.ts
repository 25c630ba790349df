import type { AnswerSheet, AnswerSheetRow } from '@dspt/contracts/assessment/answer-sheets';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { answerLines } from '../assessment/answer-words.js';
import { acceptedValue, conflictField, keep } from './accepted.js';

type Row = AnswerSheetRow & { ref: string };
type Outcome = AnswerSheetRow['outcome'];

/** What a spreadsheet says, row by row: before anything is saved with what can be chosen, and after it with what became of it. */
export function sheetPage(sheet: AnswerSheet, typed?: Form) {
  const of = (...outcomes: Outcome[]): Row[] =>
    sheet.rows.filter((row): row is Row => row.ref !== null && outcomes.includes(row.outcome));
  const isSaved = sheet.savedAt !== null;
  const [ready, conflicts] = [of('new', 'changed'), of('conflict')];
  const form = (typed ?? new Form()).over(
    Form.of(Object.fromEntries(conflicts.map(({ ref }) => [conflictField(ref), keep]))),
  );
  const refused = sheet.rows.filter(({ outcome }) => outcome === 'refused');
  const choices = isSaved ? undefined : choicesIn(form, conflicts, of);
  const canSave = !isSaved && ready.length + conflicts.length + of('emptied', 'carried-over').length > 0;
  return view('provider/answer-sheets/sheet', {
    title: isSaved ? 'What was saved from your spreadsheet' : 'Check what we read from your spreadsheet',
    back: isSaved ? paths.assessment.answers : paths.answerSheets.upload,
    form,
    action: paths.answerSheets.sheet(sheet.id),
    uploadPath: paths.answerSheets.upload,
    answersPath: paths.assessment.answers,
    lead: leadOf(sheet),
    notices: sheet.notices,
    refused: refused.map((row) => problemRow(row)),
    refusedPath: refused.some(({ ref }) => ref) ? paths.answerSheets.refused(sheet.id) : undefined,
    groups: [
      group('New answers', of('new')),
      group('Changed answers', of('changed')),
      group('Saved', of('saved')),
    ].filter(({ rows }) => rows.length > 0),
    choices,
    notTaken: isSaved ? of('conflict').map((row) => keptRow(row)) : [],
    leftOut: of('left-out').map((row) => problemRow(row)),
    same: sameText(of('same', ...(isSaved ? (['emptied', 'carried-over'] as const) : [])).length),
    hidden: ready.map((row) => ({ name: 'save', value: acceptedValue(row) })),
    save: canSave ? saveText(ready.length) : undefined,
    nothing: isSaved || canSave ? undefined : 'There is nothing to save: the file changes no answer.',
  });
}

function leadOf({ fileName, uploadedBy, uploadedAt, savedAt, rows }: AnswerSheet) {
  const file = { file: fileName, by: `${uploadedBy} uploaded it on ${momentText(uploadedAt)}.` };
  if (savedAt === null) return { ...file, text: 'Nothing has been saved yet. This is what we read from' };
  const saved = rows.filter(({ outcome }) => outcome === 'saved').length;
  return { ...file, text: `${saved === 1 ? '1 answer was' : `${saved} answers were`} saved from` };
}

/** What is done only when somebody says so. */
function choicesIn(form: Form, conflicts: Row[], of: (...outcomes: Outcome[]) => Row[]) {
  return {
    conflicts: conflicts.map((row) => ({
      ...keptRow(row),
      mine: linesOf(row.to),
      radios: radios(form, row),
    })),
    emptied: boxes(form, 'emptied', of('emptied'), {
      label: 'Empty these answers',
      hint: 'You deleted them in your spreadsheet. They stay as they are, unless you tick them.',
    }),
    carriedOver: boxes(form, 'carriedOver', of('carried-over'), {
      label: 'These answers of last year are still right',
      hint: 'You changed nothing in them. Tick those that are still true.',
    }),
  };
}

const boxes = (form: Form, name: string, rows: Row[], words: { label: string; hint: string }) =>
  rows.length === 0
    ? undefined
    : form.checkboxes(name, {
        ...words,
        options: rows.map((row) => ({
          value: acceptedValue(row),
          text: `${row.ref} ${row.question}`,
          hint: linesOf(row.from)
            .map(({ text }) => text)
            .join('\n')
            .slice(0, 200),
        })),
      });

const radios = (form: Form, row: Row) =>
  form.radios(conflictField(row.ref), {
    label: `Which answer to ${row.ref} is right?`,
    classes: 'nhsuk-radios--small',
    options: [
      { value: keep, text: 'Keep the answer that is there now' },
      { value: acceptedValue(row), text: 'Take the answer from my spreadsheet' },
    ],
  });

const linesOf = (value: AnswerSheetRow['from']) => (value ? answerLines(value) : []);
const headingOf = ({ ref, question }: Row): string => `${ref} ${question}`;

const group = (heading: string, rows: Row[]) => ({
  heading: `${heading} (${rows.length})`,
  rows: rows.map((row) => ({
    row: row.row,
    question: headingOf(row),
    href: paths.assessment.item(row.ref),
    from: linesOf(row.from),
    to: linesOf(row.to),
  })),
});

const keptRow = (row: Row) => ({
  heading: headingOf(row),
  by: `${row.changedBy ?? 'Somebody'} changed it${row.changedAt ? ` on ${momentText(row.changedAt)}` : ''}, after you downloaded your spreadsheet.`,
  theirs: linesOf(row.from),
});

const problemRow = ({ row, ref, problems }: AnswerSheetRow) => ({
  heading: ref ? `Row ${row}, question ${ref}` : `Row ${row}`,
  problems,
});

function sameText(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? '1 answer stays as it is.' : `${count} answers stay as they are.`;
}

function saveText(ready: number): string {
  if (ready === 0) return 'Save what I chose';
  return ready === 1 ? 'Save this answer' : `Save these ${ready} answers`;
}
