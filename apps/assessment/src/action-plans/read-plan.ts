import {
  longestAction,
  type ActionPlan,
  type ActionPlanReading,
} from '@dspt/contracts/assessment/action-plans';
import { cleanLine, cleanLines } from '@dspt/contracts/text';
import { readDay } from '@dspt/contracts/typed-day';
import type { Cell } from '@dspt/files/spreadsheet';
import { dayWords } from '@dspt/service-kit/actions/words';
import { refOf } from '../spreadsheets/headings.js';
import { brokenCell, hiddenNotice, isHeadline, refProblem } from '../spreadsheets/cells.js';
import type { FoundPlan, PlanRow } from './action-plan-sheet.js';
import { dueProblem } from './due-date.js';

type ReadRow = ActionPlanReading['rows'][number];
type Action = ActionPlan['actions'][number];

export interface ReadingFor {
  plan: ActionPlan;
  isQuestion: (ref: string) => boolean;
  today: string;
}

/** What a filled-in plan says, row by row; nothing that is left empty in it empties what the plan says. */
export function readPlan({ rows, missing, owner }: FoundPlan, given: ReadingFor): ActionPlanReading {
  const filled = rows.filter((row) => hasRef(row) || isFilled(row));
  const read = withoutTwins(filled.map((row) => readRow(row, given)));
  const hidden = filled.filter((row) => row.hidden).map(({ number }) => number);
  return {
    rows: read,
    notices: [
      ...(owner ? [] : ['The file does not say whose plan it is. Check that it is yours']),
      ...missing.map(
        (heading) => `The column ‘${heading}’ is not in the file. What your plan says there stays`,
      ),
      ...hiddenNotice(hidden),
    ],
  };
}

const hasRef = ({ ref }: PlanRow): boolean =>
  ref !== undefined && cleanLine(ref.text) !== '' && !isHeadline(ref);
const isFilled = ({ action, owner, dueOn }: PlanRow): boolean =>
  [action, owner, dueOn].some(
    (cell) => cell !== undefined && (cell.kind !== 'text' || cleanLine(cell.text) !== ''),
  );

function readRow(row: PlanRow, { plan, isQuestion, today }: ReadingFor): ReadRow {
  const ref = refOf(row.ref);
  const planned = plan.actions.find((one) => one.ref === ref);
  const [action, owner, dueOn] = [
    textIn(row.action, 'action'),
    textIn(row.owner, 'owner'),
    dayIn(row.dueOn, today),
  ];
  const read = {
    row: row.number,
    ref: ref ?? null,
    action: action.value || (planned?.action ?? ''),
    owner: owner.value || (planned?.owner ?? ''),
    dueOn: dueOn.value || (planned?.dueOn ?? null),
    version: planned?.version ?? 0,
  };
  const outcome = (name: ReadRow['outcome'], problems: string[] = []): ReadRow => ({
    ...read,
    outcome: name,
    problems,
  });
  if (!ref || !isQuestion(ref)) return outcome('refused', [refProblem(row.ref, ref)]);
  if (!planned) return outcome('left-out', ['You have answered this question, so that it needs no action']);
  const problems = [action, owner, dueOn].flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) return outcome('refused', problems);
  if (!action.value && !owner.value && !dueOn.value) return outcome('empty');
  if (!dueOn.value && planned.dueProblem)
    return outcome('refused', [`${nameOf.dueOn}, in your plan: ${planned.dueProblem}`]);
  return outcome(isSame(read, planned) ? 'same' : 'save');
}

const isSame = (read: Pick<Action, 'action' | 'owner' | 'dueOn'>, planned: Action): boolean =>
  read.action === planned.action && read.owner === planned.owner && read.dueOn === planned.dueOn;

interface Value {
  value: string;
  problem?: string;
}

const cleaning = { action: cleanLines, owner: cleanLine };
const nameOf = { action: 'What you will do', owner: 'Who will do it', dueOn: 'By when' };

function textIn(cell: Cell | undefined, field: 'action' | 'owner'): Value {
  if (!cell) return { value: '' };
  const broken = brokenCell(cell, nameOf[field]);
  if (broken) return { value: '', problem: broken };
  const value = cell.kind === 'day' ? dayWords(cell.text) : cleaning[field](cell.text);
  if (value.length <= longestAction[field]) return { value };
  const longest = longestAction[field].toLocaleString('en-GB');
  return {
    value,
    problem: `${nameOf[field]} must be ${longest} characters or fewer. It has ${value.length.toLocaleString('en-GB')}`,
  };
}

function dayIn(cell: Cell | undefined, today: string): Value {
  if (!cell || (cell.kind === 'text' && cleanLine(cell.text) === '')) return { value: '' };
  const broken = brokenCell(cell, nameOf.dueOn);
  if (broken) return { value: '', problem: broken };
  const shown = `${nameOf.dueOn}, ‘${cleanLine(cell.text).slice(0, 40)}’`;
  if (cell.kind === 'number')
    return { value: '', problem: `${shown}: this is a number, not a date: write it like 27/3/2027` };
  const { day, problem } = readDay(cell.text);
  if (!day) return { value: '', problem: `${shown}: ${problem}` };
  const outside = dueProblem(today, day);
  return outside ? { value: '', problem: `${nameOf.dueOn}: ${outside}` } : { value: day };
}

/** A question in two rows: once when they say the same, and not at all when they do not. */
function withoutTwins(rows: ReadRow[]): ReadRow[] {
  return rows.map((row) => {
    const twins = row.ref ? rows.filter(({ ref }) => ref === row.ref) : [row];
    if (twins.length === 1) return row;
    const numbers = twins.map((one) => one.row).join(' and ');
    if (twins.every((one) => saysOf(one) === saysOf(row)) && row.outcome !== 'refused')
      return row === twins[0]
        ? row
        : { ...row, outcome: 'left-out', problems: [`It says the same as row ${twins[0]!.row}`] };
    return {
      ...row,
      outcome: 'refused',
      problems: [...row.problems, `Question ${row.ref} is in rows ${numbers}. Keep one of them`],
    };
  });
}

const saysOf = ({ action, owner, dueOn }: ReadRow): string => JSON.stringify([action, owner, dueOn]);
