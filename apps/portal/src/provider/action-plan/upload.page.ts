import type { ActionPlan, ActionPlanReading } from '@dspt/contracts/assessment/action-plans';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { valuesOf } from './plan-form.js';

type ReadRow = ActionPlanReading['rows'][number];
type UsableRow = ReadRow & { ref: string };

export const uploadPage = (back: string, form = new Form()) =>
  view('provider/action-plan/upload', {
    title: 'Upload your action plan',
    back: withQuery(paths.actionPlan.edit, { return: back }),
    form,
    action: withQuery(paths.actionPlan.upload, { return: back }),
    downloadPath: paths.actionPlan.download,
    file: form.input('file', {
      label: 'Choose your spreadsheet',
      hint: 'It is the spreadsheet you downloaded here, saved as an Excel workbook. Its name ends in .xlsx',
    }),
  });

interface Shown {
  plan: ActionPlan;
  fileName: string;
  back: string;
}

/** What was read of a spreadsheet, row by row, before anything is saved. The rows travel in the page, and are checked again. */
export function whatWasReadPage({ rows, notices }: ActionPlanReading, { plan, fileName, back }: Shown) {
  const of = (outcome: ReadRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  const good = of('save').filter((row): row is UsableRow => row.ref !== null);
  const unchanged = [...of('same'), ...of('empty')];
  return view('provider/action-plan/what-was-read', {
    title: 'Check what we read from your spreadsheet',
    back: withQuery(paths.actionPlan.upload, { return: back }),
    action: withQuery(paths.actionPlan.edit, { return: back }),
    uploadPath: withQuery(paths.actionPlan.upload, { return: back }),
    planPath: withQuery(paths.actionPlan.edit, { return: back }),
    file: fileName,
    notices,
    good: good.map((row) => ({ ...goodRow(row), question: questionOf(plan, row.ref) })),
    hidden: good.flatMap((row) => Object.entries(valuesOf(row)).map(([name, value]) => ({ name, value }))),
    save: good.length === 1 ? 'Save this action' : `Save these ${good.length} actions`,
    refused: of('refused').map((row) => problemRow(row)),
    leftOut: of('left-out').map((row) => problemRow(row)),
    empty: emptyText(of('empty').length),
    same: of('same').length,
    nothing: good.length === 0 ? nothingText(rows.length, unchanged.length) : undefined,
  });
}

const questionOf = ({ actions }: ActionPlan, ref: string): string =>
  actions.find((action) => action.ref === ref)?.question ?? '';

const goodRow = ({ row, ref, action, owner, dueOn }: UsableRow) => ({
  row,
  ref,
  action: action || 'Not filled in yet',
  owner: owner || 'Not filled in yet',
  dueOn: dueOn ? dayText(dueOn) : 'Not filled in yet',
});

const problemRow = ({ row, ref, problems }: ReadRow) => ({
  heading: ref ? `Row ${row}, question ${ref}` : `Row ${row}`,
  problems,
});

function emptyText(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? 'One row has nothing filled in. What your plan says there stays as it is.'
    : `${count} rows have nothing filled in. What your plan says there stays as it is.`;
}

const nothingText = (rows: number, unchanged: number): string =>
  rows > 0 && unchanged === rows
    ? 'There is nothing to save: the file changes nothing in your plan.'
    : 'There is nothing to save: no row of the file can be used.';
