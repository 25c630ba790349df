import { isDeepStrictEqual } from 'node:util';
import type { CopyTarget } from '@dspt/contracts/assessment/answer-copies';
import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AnswersService } from '../answers/answers.service.js';
import type { AnswerRow } from '../answers/answers.repository.js';
import {
  AssessmentsService,
  type CurrentAssessment,
  type HeldAssessment,
} from '../assessments/assessments.service.js';
import { SharedDocumentsService } from '../documents/shared-documents.service.js';
import { IdentityClient } from '../identity/identity.client.js';
import { AnswerCopiesRepository, type Writing } from './answer-copies.repository.js';
import type { StoredAnswerCopy } from './answer-copy.entity.js';
import type { StoredAnswerCopyTarget, Undo } from './answer-copy-target.entity.js';
import { changedBy, stoodOn, undone } from './changed-assessment.js';
import { asStored, decided, plannedRows, unconfirmedBy, uploadsIn, type PlannedRow } from './planned-rows.js';

type Refused = NonNullable<CopyTarget['refused']>;
type Written = PlannedRow & { to: AnswerValue };

/** An organisation of a copy, held still. */
interface Held extends HeldAssessment {
  now: Map<string, AnswerRow>;
  target: StoredAnswerCopyTarget;
}

/** Copies answers to one organisation, whole or not at all, and puts them back. */
@Injectable()
export class CopyingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AnswerCopiesRepository,
    private readonly assessments: AssessmentsService,
    private readonly answers: AnswersService,
    private readonly documents: SharedDocumentsService,
    private readonly identity: IdentityClient,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async copy(caller: Caller, copy: StoredAnswerCopy, target: StoredAnswerCopyTarget): Promise<void> {
    const refuse = (manager: EntityManager, refused: Refused) =>
      this.repository.save(manager, target, { state: 'refused', refused });
    if (!(await this.mayAnswer(caller, target)))
      return this.dataSource.transaction((manager) => refuse(manager, 'not-allowed'));
    await this.held(target, 'waiting', async (held) => {
      if (held.assessment.edition !== copy.edition) return refuse(held.manager, 'new-edition');
      const uploads = uploadsIn(copy.answers);
      const looked = await this.documents.look(copy.code, uploads, [target.code], held.manager);
      const { ids, fits } = looked.get(target.code)!;
      if (!fits) return refuse(held.manager, 'no-room');
      const planned = plannedRows(copy.answers, { ...held, documents: ids });
      const rows = held.target.rows.map((row) =>
        decided(
          row,
          planned.find(({ ref }) => ref === row.ref),
          held.now.get(row.ref)?.changedByName,
        ),
      );
      await this.write(caller, copy, held, { rows, had: new Set(ids.values()) });
    });
  }

  async undo(caller: Caller, copy: StoredAnswerCopy, target: StoredAnswerCopyTarget): Promise<void> {
    const refuse = (manager: EntityManager, refused: Refused) =>
      this.repository.save(manager, target, { state: 'not-undone', refused });
    if (!(await this.mayAnswer(caller, target)))
      return this.dataSource.transaction((manager) => refuse(manager, 'not-allowed'));
    await this.held(target, target.state, async (held) => {
      if (!held.target.undo) return this.repository.save(held.manager, target, { state: 'undone' });
      if (held.assessment.edition !== copy.edition) return refuse(held.manager, 'new-edition');
      await this.putBack(caller, copy, held, held.target.undo);
    });
  }

  /** Asked anew for each organisation: a membership may end while others are being written. */
  private async mayAnswer(caller: Caller, { code }: StoredAnswerCopyTarget): Promise<boolean> {
    return (await this.identity.whereMay('assessment.answer', caller.personId)).has(code);
  }

  /** Whoever comes second finds that it has been done. */
  private async held(
    { copyId, code }: StoredAnswerCopyTarget,
    state: CopyTarget['state'],
    act: (held: Held) => Promise<void>,
  ): Promise<void> {
    await this.assessments.locked(code, async (manager, assessment, row) => {
      const target = await this.repository.hold(manager, copyId, code);
      if (target.state !== state) return;
      await act({ manager, assessment, row, target, now: await this.answers.all(assessment, manager) });
    });
  }

  private async write(
    caller: Caller,
    copy: StoredAnswerCopy,
    { manager, assessment, row, target, now }: Held,
    { rows, had }: { rows: PlannedRow[]; had: ReadonlySet<string> },
  ): Promise<void> {
    const written = rows.filter((one): one is Written => one.result === 'copied' && one.to !== undefined);
    const refs = written.map(({ ref }) => ref);
    const unconfirmed = unconfirmedBy(assessment, refs);
    const done = {
      state: 'done' as const,
      refused: null,
      unconfirmed,
      rows: rows.map((one) => asStored(one)),
    };
    if (written.length === 0) return this.repository.save(manager, target, done);
    const values = Object.fromEntries(written.map(({ ref, to }) => [ref, to]));
    const ids = uploadsIn(values).filter((id) => !had.has(id));
    const documents = await this.documents.share(manager, caller, { from: copy.code, to: target.code, ids });
    const writing = this.writing(caller, copy, assessment, 'copied');
    const before = await this.repository.write(
      manager,
      writing,
      written.map(({ ref, to: value }) => ({ ref, value })),
    );
    const confirmed = unconfirmed.map((ref) => [ref, row.confirmations[ref]!] as const);
    const undo: Undo = {
      answers: before.map((one) => ({ ...one, after: values[one.ref]! })),
      at: writing.at.toISOString(),
      confirmations: Object.fromEntries(confirmed),
      stoodOn: Object.fromEntries(unconfirmed.map((ref) => [ref, stoodOn(assessment.set, ref, now)])),
      lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
      documents,
    };
    await this.repository.save(manager, target, { ...done, undo });
    const changed = { ...changedBy(assessment.set, row, values), lastActivityAt: writing.at };
    await this.assessments.store(manager, target.code, assessment.set, { ...row, ...changed });
    await this.tell(manager, 'answers.copied', copy, target, refs);
  }

  private async putBack(
    caller: Caller,
    copy: StoredAnswerCopy,
    { manager, assessment, row, target, now }: Held,
    undo: Undo,
  ): Promise<void> {
    const isAsCopied = ({ ref, after }: Undo['answers'][number]) => {
      const current = now.get(ref);
      return (
        current?.changedBy === copy.madeBy &&
        current.changedAt.toISOString() === undo.at &&
        isDeepStrictEqual(current.value, after)
      );
    };
    const back = undo.answers.filter((one) => isAsCopied(one));
    const refs = back.map(({ ref }) => ref);
    const rows = target.rows.map((one) => {
      if (one.result !== 'copied') return one;
      if (refs.includes(one.ref)) return { ...one, result: 'put-back' as const };
      return { ...one, result: 'left' as const, by: now.get(one.ref)?.changedByName ?? null };
    });
    await this.repository.save(manager, target, { state: 'undone', rows });
    if (back.length === 0) return;
    await this.repository.putBack(manager, this.writing(caller, copy, assessment, 'put-back'), back);
    await this.documents.takeBack(manager, target.code, undo.documents, copy.id);
    const answers = await this.answers.all(assessment, manager);
    const changed = undone(assessment.set, row, { undo, refs, answers });
    await this.assessments.store(manager, target.code, assessment.set, { ...row, ...changed });
    await this.tell(manager, 'answers.copy-undone', copy, target, refs);
  }

  private writing(
    { personId: by, name: byName }: Caller,
    { id, code, name }: StoredAnswerCopy,
    assessment: CurrentAssessment,
    what: 'copied' | 'put-back',
  ): Writing {
    const through = { what, from: { code, name }, copy: id };
    return { code: assessment.code, edition: assessment.edition, at: this.clock.now(), by, byName, through };
  }

  private async tell(
    manager: EntityManager,
    did: string,
    copy: StoredAnswerCopy,
    { code: organisation }: StoredAnswerCopyTarget,
    questions: string[],
  ): Promise<void> {
    const { code: from, edition } = copy;
    await this.audit.write(manager, { did, organisation, to: { edition, copiedFrom: from, questions } });
  }
}
