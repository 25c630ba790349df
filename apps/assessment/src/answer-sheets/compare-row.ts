import { isDeepStrictEqual } from 'node:util';
import type { AnswerSheetRow } from '@dspt/contracts/assessment/answer-sheets';
import { noAnswer, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import { certificateNames } from '@dspt/contracts/assessment/profiles';
import { type GivenAnswer } from '../answers/answer-rules.js';
import type { AnswerRow } from '../answers/answers.repository.js';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { refProblem } from '../spreadsheets/cells.js';
import { refOf } from '../spreadsheets/headings.js';
import { cellsOf } from './answer-cells.js';
import { givenOf, type CellProblem } from './given-cells.js';
import { typed, type ReadSheet, type SheetRow } from './layout.js';
import { readCells } from './read-cells.js';

/** A row as it is shown, and what it gives when it is saved. */
export interface ComparedRow {
  shown: AnswerSheetRow;
  given?: GivenAnswer;
}

/** The answers that rows are compared with. */
export interface Answers {
  assessment: Pick<CurrentAssessment, 'set' | 'completion'>;
  now: ReadonlyMap<string, AnswerRow>;
  /** Those that were other ones when the sheet was downloaded, as they were then. */
  downloaded: ReadonlyMap<string, AnswerValue>;
}

/** In which version a row was downloaded; `undefined` when it does not say so. */
export function versionIn({ version }: SheetRow): number | undefined {
  const text = version?.text.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function compareRow(row: SheetRow, columns: ReadSheet['columns'], answers: Answers): ComparedRow {
  const ref = refOf(row.ref);
  const item = ref === undefined ? undefined : answers.assessment.set.item(ref);
  if (!item) {
    const shown = { ...notCompared, row: row.number, ref: ref ?? null };
    return { shown: { ...shown, outcome: 'refused', problems: [refProblem(row.ref, ref)] } };
  }
  return new Comparison(row, columns, item, answers).result();
}

const notCompared = {
  question: '',
  from: null,
  to: null,
  version: 0,
  changedBy: null,
  changedAt: null,
};

/** One row against the answer as it is, and as it was when the sheet was downloaded. */
class Comparison {
  private readonly now: AnswerValue;
  private readonly version: number;
  private readonly isOld: boolean;
  private readonly read: ReturnType<typeof readCells>;

  constructor(
    private readonly row: SheetRow,
    private readonly columns: ReadSheet['columns'],
    private readonly item: EvidenceItem,
    private readonly answers: Answers,
  ) {
    const current = answers.now.get(item.ref);
    const downloaded = versionIn(row);
    this.now = current?.value ?? noAnswer;
    this.version = current?.version ?? 0;
    this.isOld = downloaded !== undefined && downloaded !== this.version;
    this.read = readCells(item, row);
  }

  result(): ComparedRow {
    const value = (this.isOld && this.answers.downloaded.get(this.item.ref)) || this.now;
    const before = cellsOf(this.item, value);
    const { cells, problems } = this.read;
    const changed = typed.filter((column) => cells[column] !== '' && cells[column] !== before[column]);
    const waivedBy = this.answers.assessment.completion.waivedBy(this.item.ref);
    if (waivedBy)
      return this.as(changed.length > 0 ? 'left-out' : 'same', [
        `Your ${certificateNames[waivedBy]} covers this question`,
      ]);
    if (problems.length > 0) return this.refused(problems);
    if (changed.length === 0) return this.untouched(before.answer);
    return this.changed(changed);
  }

  private changed(changed: (typeof typed)[number][]): ComparedRow {
    const { cells } = this.read;
    const current = cellsOf(this.item, this.now);
    const column = (name: (typeof typed)[number]) => (changed.includes(name) ? cells[name] : current[name]);
    const merged = {
      answer: column('answer'),
      // What stands beside a new answer belongs to it; what stood beside the old one does not.
      more: changed.includes('answer') ? cells.more : column('more'),
      comment: column('comment'),
    };
    const said = givenOf({
      item: this.item,
      cells: merged,
      changed,
      current: { value: this.now, version: this.version },
    });
    if ('problems' in said) return this.refused(said.problems);
    if (isDeepStrictEqual(said.value, this.now)) return this.as('same');
    const outcome = this.now.state === 'not-started' && !this.now.comment ? 'new' : 'changed';
    return this.as(this.isOld ? 'conflict' : outcome, [], said);
  }

  /** Nothing is emptied, and nothing of last year taken for right, unless somebody says so. */
  private untouched(before: string): ComparedRow {
    const { version, now } = this;
    if (this.isOld) return this.as('same');
    if (before !== '' && this.read.cells.answer === '' && this.columns.answer) {
      const given: GivenAnswer = { state: 'not-started', comment: now.comment, version };
      return this.as('emptied', [], { given, value: { ...noAnswer, comment: now.comment } });
    }
    if (now.state !== 'carried-over') return this.as('same');
    const cells = cellsOf(this.item, now);
    const said = givenOf({ item: this.item, cells, changed: [], current: { value: now, version } });
    return 'problems' in said ? this.as('same') : this.as('carried-over', [], said);
  }

  private refused(problems: CellProblem[]): ComparedRow {
    const where = ({ column }: CellProblem) =>
      this.columns[column] ? `Cell ${this.columns[column]}${this.row.number}: ` : '';
    return this.as(
      'refused',
      problems.map((problem) => where(problem) + problem.message),
    );
  }

  private as(
    outcome: AnswerSheetRow['outcome'],
    problems: string[] = [],
    said?: { given: GivenAnswer; value: AnswerValue },
  ): ComparedRow {
    const current = this.answers.now.get(this.item.ref);
    const shown = {
      row: this.row.number,
      ref: this.item.ref,
      question: this.item.question,
      outcome,
      from: this.now,
      to: said?.value ?? null,
      version: this.version,
      changedBy: current?.changedByName ?? null,
      changedAt: current?.changedAt.toISOString() ?? null,
      problems: outcome === 'same' ? [] : problems,
    };
    return said ? { shown, given: said.given } : { shown };
  }
}
