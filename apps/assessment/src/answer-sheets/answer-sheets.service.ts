import { randomUUID } from 'node:crypto';
import {
  saveAnswerSheet,
  uploadAnswerSheet,
  type AnswerSheet,
  type AnswerSheetRow,
} from '@dspt/contracts/assessment/answer-sheets';
import type { Body, Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import type { Upload } from '@dspt/service-kit/http/upload';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AnswersService } from '../answers/answers.service.js';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { safeFileName } from '../documents/file-name.js';
import { refOf } from '../spreadsheets/headings.js';
import { readSheets } from '../spreadsheets/read-sheets.js';
import { writeInThread } from '../spreadsheets/write-in-thread.js';
import type { StoredAnswerSheet } from './answer-sheet.entity.js';
import { AnswerSheetChanged, NotAnAnswerSheet } from './answer-sheets.problems.js';
import { AnswerSheetsRepository } from './answer-sheets.repository.js';
import { versionIn, type ComparedRow } from './compare-row.js';
import { compareSheet } from './compare-sheet.js';
import { answersSheet, titleOf, typed, type FoundAnswers, type ReadSheet } from './layout.js';
import { answersToWrite } from './rows-to-write.js';

type Accepted = Body<typeof saveAnswerSheet>['rows'];

const keptMs = 30 * 24 * 3600_000;

@Injectable()
export class AnswerSheetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AnswerSheetsRepository,
    private readonly assessments: AssessmentsService,
    private readonly answers: AnswersService,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async download(caller: Caller, code: string): Promise<Buffer> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    return writeInThread('answers', answersToWrite(assessment, await this.answers.all(assessment)));
  }

  /** Keeps what a filled-in spreadsheet says; no answer changes. */
  async upload(
    caller: Caller,
    code: string,
    upload: Upload,
    requestId?: string,
  ): Promise<Output<typeof uploadAnswerSheet>> {
    caller.mustActFor(code);
    const { owner, ...read } = await readSheets(upload, answersSheet);
    const { edition } = await this.assessments.open(code);
    mustBeOf({ code, edition }, owner);
    const fileName = safeFileName(upload.filename, ['xlsx']);
    const sent = { route: uploadAnswerSheet, requestId, by: caller.personId, input: { code, read } };
    const uploadedAt = this.clock.now();
    const by = { uploadedAt, uploadedBy: caller.personId, uploadedByName: caller.name };
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        const id = randomUUID();
        await this.repository.forget(manager, new Date(uploadedAt.getTime() - keptMs));
        await this.repository.insert(manager, { id, code, edition, fileName, read, ...by });
        return { id };
      }),
    );
  }

  async get(caller: Caller, code: string, id: string): Promise<AnswerSheet> {
    caller.mustActFor(code);
    const sheet = await this.find(code, id);
    const rows = savedRows(sheet) ?? (await this.rowsOf(await this.assessmentOf(sheet), sheet));
    return output(
      sheet,
      rows.map((row) => ('shown' in row ? row.shown : row)),
    );
  }

  /** All rows named, in one transaction, or none. */
  async save(caller: Caller, code: string, id: string, accepted: Accepted): Promise<AnswerSheet> {
    caller.mustActFor(code);
    await this.find(code, id);
    const saved = await this.assessments.locked(code, async (manager, assessment) => {
      const sheet = await this.repository.hold(manager, code, id);
      if (!sheet) throw new NotFound('spreadsheet');
      const before = savedRows(sheet);
      if (before) return output(sheet, before);
      mustBeNow(sheet, assessment);
      const rows = await this.rowsOf(assessment, sheet, manager);
      const chosen = chosenRows(rows, accepted);
      const given = chosen.map(({ shown, given: one }) => ({ ref: shown.ref!, given: one! }));
      await this.answers.saveMany(manager, caller, assessment, given);
      return this.finish(manager, sheet, rows, chosen);
    });
    this.answers.told();
    return saved;
  }

  private async finish(
    manager: EntityManager,
    sheet: StoredAnswerSheet,
    rows: ComparedRow[],
    chosen: ComparedRow[],
  ): Promise<AnswerSheet> {
    const savedAt = this.clock.now();
    const outcome = rows.map((row): AnswerSheetRow => {
      return chosen.includes(row) ? { ...row.shown, outcome: 'saved' } : row.shown;
    });
    await this.repository.saved(manager, sheet.id, savedAt, outcome);
    await this.audit.write(manager, {
      did: 'answer-sheet.saved',
      organisation: sheet.code,
      to: { edition: sheet.edition, questions: chosen.map(({ shown }) => shown.ref) },
    });
    return output(sheet, outcome, savedAt);
  }

  /** Rows that cannot be used, with what was typed into them and what to put right. */
  async refused(caller: Caller, code: string, id: string): Promise<Buffer> {
    const { rows } = await this.get(caller, code, id);
    const problems = new Map(
      rows.flatMap(({ ref, outcome, problems: found }) =>
        ref && outcome === 'refused' ? [[ref, found.join('. ')] as const] : [],
      ),
    );
    const sheet = await this.find(code, id);
    const assessment = await this.assessmentOf(sheet);
    const { title, rows: all } = answersToWrite(assessment, await this.answers.all(assessment));
    const read = sheet.read as ReadSheet;
    const mine = all.flatMap((row) => {
      const problem = problems.get(row.ref);
      const sent = read.rows.find(({ ref }) => refOf(ref) === row.ref);
      if (!problem || !sent) return [];
      const cells = Object.fromEntries(typed.map((column) => [column, sent[column]?.text ?? '']));
      return [{ ...row, ...cells, version: String(versionIn(sent) ?? row.version), problem }];
    });
    return writeInThread('answers', { title, rows: mine });
  }

  /** @throws {NotFound} unless it is the organisation's own */
  private async find(code: string, id: string): Promise<StoredAnswerSheet> {
    const sheet = await this.repository.find(code, id);
    if (!sheet) throw new NotFound('spreadsheet');
    return sheet;
  }

  private async assessmentOf(sheet: StoredAnswerSheet): Promise<CurrentAssessment> {
    const assessment = await this.assessments.open(sheet.code);
    mustBeNow(sheet, assessment);
    return assessment;
  }

  private async rowsOf(
    assessment: CurrentAssessment,
    sheet: StoredAnswerSheet,
    manager?: EntityManager,
  ): Promise<ComparedRow[]> {
    const read = sheet.read as ReadSheet;
    const now = await this.answers.all(assessment, manager);
    const old = read.rows.flatMap((row) => {
      const [ref, version] = [refOf(row.ref), versionIn(row)];
      const current = ref ? (now.get(ref)?.version ?? 0) : 0;
      return ref && version !== undefined && version < current ? [{ ref, version }] : [];
    });
    const downloaded = await this.answers.asTheyWere(assessment, old, manager);
    return compareSheet(read, { assessment, now, downloaded });
  }
}

const output = (
  { id, fileName, uploadedAt, uploadedByName, read, savedAt: before }: StoredAnswerSheet,
  rows: AnswerSheetRow[],
  savedAt = before,
): AnswerSheet => ({
  id,
  fileName,
  uploadedAt: uploadedAt.toISOString(),
  uploadedBy: uploadedByName,
  savedAt: savedAt?.toISOString() ?? null,
  rows,
  notices: (read as ReadSheet).notices,
});

const savedRows = ({ outcome }: StoredAnswerSheet): AnswerSheetRow[] | undefined =>
  (outcome as AnswerSheetRow[] | null) ?? undefined;

/**
 * The rows that somebody has chosen to save.
 * @throws {AnswerSheetChanged} when one of them is not what was shown any more
 */
function chosenRows(rows: readonly ComparedRow[], accepted: Accepted): ComparedRow[] {
  const found = accepted.map(({ ref, version }) =>
    rows.find(({ shown, given }) => given && shown.ref === ref && shown.version === version),
  );
  const changed = accepted.filter((_, index) => !found[index]).map(({ ref }) => ref);
  if (changed.length > 0) throw new AnswerSheetChanged(changed);
  return [...new Set(found as ComparedRow[])];
}

/** @throws {NotAnAnswerSheet} when the file says that it is another's, or of another year */
function mustBeOf(mine: { code: string; edition: string }, owner: FoundAnswers['owner']): void {
  if (!owner || (owner.code === mine.code && owner.edition === mine.edition)) return;
  throw new NotAnAnswerSheet(
    `This file is the ‘${titleOf(owner)}’, and this page is for the ‘${titleOf(mine)}’. Choose another file.`,
  );
}

/** @throws {NotAnAnswerSheet} when a new edition has begun since the file was sent */
const mustBeNow = (sheet: StoredAnswerSheet, { code, edition }: CurrentAssessment): void =>
  mustBeOf({ code, edition }, sheet);
