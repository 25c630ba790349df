import { randomUUID } from 'node:crypto';
import {
  createAnswerCopy,
  type AnswerCopy,
  type listAnswerCopies,
} from '@dspt/contracts/assessment/answer-copies';
import type { ItemState } from '@dspt/contracts/assessment/assessments';
import type { Body, Output } from '@dspt/contracts/define';
import type { Membership } from '@dspt/contracts/identity/sessions';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnswersService } from '../answers/answers.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { SharedDocumentsService } from '../documents/shared-documents.service.js';
import { IdentityClient } from '../identity/identity.client.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { AnswerCopiesRepository } from './answer-copies.repository.js';
import { AnswerCopyNotUndone, AnswerCopyOld } from './answer-copies.problems.js';
import { answerCopyOutput, undoEnds } from './answer-copy.output.js';
import type { StoredAnswerCopy } from './answer-copy.entity.js';
import type { StoredAnswerCopyTarget } from './answer-copy-target.entity.js';
import { CopyingService } from './copying.service.js';
import { asStored, isWritten, plannedRows, unconfirmedBy, uploadsIn, type Answers } from './planned-rows.js';

type Given = Body<typeof createAnswerCopy>;

const dayMs = 24 * 3600_000;
const keptMs = 30 * dayMs;
const answeredStates: ReadonlySet<ItemState> = new Set(['answered', 'not-applicable', 'not-yet']);

/** Answers of one organisation for others of the same person: previewed, copied, undone. */
@Injectable()
export class AnswerCopiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AnswerCopiesRepository,
    private readonly copying: CopyingService,
    private readonly assessments: AssessmentsService,
    private readonly answers: AnswersService,
    private readonly documents: SharedDocumentsService,
    private readonly questionSets: QuestionSetsService,
    private readonly identity: IdentityClient,
    private readonly organisations: OrganisationsClient,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Keeps what would be done; no answer changes. @throws {InvalidInput} naming organisations and items that cannot be */
  async create(caller: Caller, code: string, given: Given): Promise<Output<typeof createAnswerCopy>> {
    caller.mustActFor(code);
    const { requestId, ...input } = given;
    const { edition, answers } = await this.answersOf(code, given.refs);
    const own = await this.identity.whereMay('assessment.answer', caller.personId);
    const organisations = ownOf(own, code, given.to);
    const name = await this.organisations.nameOf(code);
    const targets = await this.planned(code, answers, organisations);
    const madeAt = this.clock.now();
    const by = { madeAt, madeBy: caller.personId, madeByName: caller.name };
    const sent = { route: createAnswerCopy, requestId, by: caller.personId, input: { code, ...input } };
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        const id = randomUUID();
        const copy = { id, code, name, edition, answers, ...by, doneAt: null, undoneAt: null };
        await this.repository.forget(manager, new Date(madeAt.getTime() - keptMs));
        await this.repository.insert(
          manager,
          copy,
          targets.map((target) => ({ ...target, copyId: id })),
        );
        return { id };
      }),
    );
  }

  async list(caller: Caller, code: string): Promise<Output<typeof listAnswerCopies>> {
    caller.mustActFor(code);
    const now = this.clock.now();
    const since = new Date(2 * now.getTime() - undoEnds(now).getTime());
    const copies = await this.repository.madeSince(code, caller.personId, since);
    return {
      items: copies.map(({ copy: { id, doneAt, answers }, targets }) => ({
        id,
        doneAt: doneAt!.toISOString(),
        questions: Object.keys(answers).length,
        organisations: targets.length,
      })),
    };
  }

  async get(caller: Caller, code: string, id: string): Promise<AnswerCopy> {
    return this.output(await this.find(caller, code, id));
  }

  /** @throws {AnswerCopyOld} */
  async make(caller: Caller, code: string, id: string): Promise<AnswerCopy> {
    const copy = await this.find(caller, code, id);
    const now = this.clock.now();
    if (!copy.doneAt && now.getTime() - copy.madeAt.getTime() > dayMs) throw new AnswerCopyOld();
    await this.repository.decided(id, 'doneAt', now);
    for (const target of await this.repository.targets(id))
      if (target.state === 'waiting') await this.copying.copy(caller, copy, target);
    return this.get(caller, code, id);
  }

  /** @throws {AnswerCopyNotUndone} */
  async undo(caller: Caller, code: string, id: string): Promise<AnswerCopy> {
    const copy = await this.find(caller, code, id);
    const now = this.clock.now();
    const wasBegun = copy.undoneAt !== null;
    if (!copy.doneAt || (!wasBegun && now >= undoEnds(copy.doneAt))) throw new AnswerCopyNotUndone();
    await this.repository.decided(id, 'undoneAt', now);
    for (const target of await this.repository.targets(id))
      if (['waiting', 'done'].includes(target.state)) await this.copying.undo(caller, copy, target);
    return this.get(caller, code, id);
  }

  /** @throws {NotFound} unless it is the caller's own */
  private async find(caller: Caller, code: string, id: string): Promise<StoredAnswerCopy> {
    caller.mustActFor(code);
    const copy = await this.repository.find(code, id, caller.personId);
    if (!copy) throw new NotFound('copy of answers');
    return copy;
  }

  private async output(copy: StoredAnswerCopy): Promise<AnswerCopy> {
    const set = (await this.questionSets.all()).find(({ edition }) => edition.id === copy.edition);
    const targets = await this.repository.targets(copy.id);
    return answerCopyOutput(copy, targets, { set, now: this.clock.now() });
  }

  /** @throws {InvalidInput} naming those without an answer */
  private async answersOf(
    code: string,
    refs: readonly string[],
  ): Promise<{ edition: string; answers: Answers }> {
    const assessment = await this.assessments.open(code);
    const all = await this.answers.all(assessment);
    const isAnswered = (ref: string) =>
      assessment.set.item(ref) !== undefined &&
      answeredStates.has(all.get(ref)?.value.state ?? 'not-started');
    const without = refs.filter((ref) => !isAnswered(ref));
    if (without.length > 0)
      throw new InvalidInput(
        without.map((ref) => ({ field: 'refs', message: `Question ${ref} has no answer to use` })),
      );
    return {
      edition: assessment.edition,
      answers: Object.fromEntries(refs.map((ref) => [ref, all.get(ref)!.value])),
    };
  }

  private async planned(
    code: string,
    answers: Answers,
    organisations: readonly Membership[],
  ): Promise<Omit<StoredAnswerCopyTarget, 'copyId'>[]> {
    const codes = organisations.map((one) => one.code);
    const had = await this.documents.look(code, uploadsIn(answers), codes);
    const targets: Omit<StoredAnswerCopyTarget, 'copyId'>[] = [];
    for (const { code: to, organisationName: name } of organisations) {
      const assessment = await this.assessments.open(to);
      const { ids, fits } = had.get(to)!;
      const now = await this.answers.all(assessment);
      const rows = plannedRows(answers, { assessment, now, documents: ids });
      const written = rows.filter((row) => isWritten(row)).map(({ ref }) => ref);
      targets.push({
        code: to,
        name,
        state: 'waiting',
        refused: fits ? null : 'no-room',
        rows: rows.map((row) => asStored(row)),
        unconfirmed: unconfirmedBy(assessment, written),
        undo: null,
      });
    }
    return targets;
  }
}

/** @throws {InvalidInput} the same for an organisation that is not there and one in which they may not answer */
function ownOf(own: ReadonlyMap<string, Membership>, from: string, to: readonly string[]): Membership[] {
  const codes = [...new Set(to)];
  const others = codes.filter((code) => code === from || !own.has(code));
  if (others.length > 0)
    throw new InvalidInput(
      others.map((code) => ({
        field: 'to',
        message: `You cannot use these answers in ${code}. Take it out, and send the form again`,
      })),
    );
  return codes.map((code) => own.get(code)!);
}
