import { isDeepStrictEqual } from 'node:util';
import {
  noAnswer,
  type AnswerValue,
  type Item,
  type listAnswerHistory,
  type listItems,
} from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { alsoGiven, answerValue, type GivenAnswer } from './answer-rules.js';
import { AnswerChanged, ItemExempt } from './answers.problems.js';
import {
  AnswersRepository,
  type AnswerEffect,
  type AnswerKey,
  type AnswerRow,
} from './answers.repository.js';
import { itemOutput } from './item.output.js';

@Injectable()
export class AnswersService {
  constructor(
    private readonly repository: AnswersRepository,
    private readonly assessments: AssessmentsService,
    private readonly documents: DocumentsService,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  async get(caller: Caller, code: string, ref: string): Promise<Item> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const item = itemOf(assessment, ref);
    return itemOutput(assessment, item, await this.repository.find(keyOf(assessment, item)));
  }

  async list(caller: Caller, code: string): Promise<Output<typeof listItems>> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const { edition, items } = assessment.set;
    const answers = await this.repository.all(code, edition.id);
    return {
      editionName: edition.name,
      items: items.map((item) => itemOutput(assessment, item, answers.get(item.ref))),
    };
  }

  async history(caller: Caller, code: string, ref: string): Promise<Output<typeof listAnswerHistory>> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const changes = await this.repository.history(keyOf(assessment, itemOf(assessment, ref)));
    return {
      items: changes.map(({ version, changedAt, changedByName, before, after, through }) => ({
        version,
        changedAt: changedAt.toISOString(),
        changedBy: changedByName,
        from: before,
        to: after,
        through,
      })),
    };
  }

  /** Every answer, by ref. */
  all({ code, edition }: CurrentAssessment, manager?: EntityManager): Promise<Map<string, AnswerRow>> {
    return this.repository.all(code, edition, manager);
  }

  /** Answers as they were in earlier versions, by ref. */
  asTheyWere(
    { code, edition }: CurrentAssessment,
    versions: readonly { ref: string; version: number }[],
    manager?: EntityManager,
  ): Promise<Map<string, AnswerValue>> {
    return this.repository.earlier([code, edition], versions, manager);
  }

  /**
   * Saves answers to questions that are not waived, in a transaction that holds their assessment. What one of them settles
   * is answered with it, unless it is among them. Call `told` after the commit. Uploads must be there already.
   */
  async saveMany(
    manager: EntityManager,
    caller: Caller,
    assessment: CurrentAssessment,
    answers: readonly { ref: string; given: GivenAnswer }[],
  ): Promise<void> {
    const write = (item: EvidenceItem, given: GivenAnswer) =>
      this.write(
        caller,
        assessment,
        item,
        { value: answerValue(item, given), version: given.version },
        manager,
      );
    for (const { ref, given } of answers) await write(itemOf(assessment, ref), given);
    for (const { ref, given } of answers) {
      const { settles } = itemOf(assessment, ref);
      const others = settles?.also.filter((also) => !answers.some((one) => one.ref === also)) ?? [];
      for (const item of others.map((also) => itemOf(assessment, also))) {
        if (assessment.completion.waivedBy(item.ref)) continue;
        const row = await this.repository.find(keyOf(assessment, item), manager);
        const now = { value: row?.value ?? noAnswer, version: row?.version ?? 0 };
        const also = alsoGiven(settles!.statement, given.state === 'settled', now);
        if (also) await write(item, also);
      }
    }
  }

  /** What was saved in a transaction has been committed: carry it on. */
  told(): void {
    this.outbox.toldInStatement();
  }

  /** Goes by the assessment as last seen here, and looks again only when that turns out to be old. */
  async save(caller: Caller, code: string, ref: string, given: GivenAnswer): Promise<Item> {
    caller.mustActFor(code);
    const saved = await this.saveOne(caller, code, ref, given);
    if (saved.settles) await this.saveSettled(caller, code, saved.settles, given.state === 'settled');
    return saved;
  }

  /** One after the other: what was not reached is asked for as before. Whoever answers one of them meanwhile has it. */
  private async saveSettled(
    caller: Caller,
    code: string,
    { statement, also }: NonNullable<Item['settles']>,
    isSettled: boolean,
  ): Promise<void> {
    const assessment = await this.assessments.open(code);
    for (const item of also.map((ref) => itemOf(assessment, ref))) {
      const { value = noAnswer, version = 0 } = (await this.repository.find(keyOf(assessment, item))) ?? {};
      const given = alsoGiven(statement, isSettled, { value, version });
      if (given) await this.trySave(caller, assessment, item, given);
    }
  }

  private async saveOne(caller: Caller, code: string, ref: string, given: GivenAnswer): Promise<Item> {
    const seen = await this.assessments.lastSeen(code);
    const saved = await this.trySave(caller, seen, itemOf(seen, ref), given);
    if (saved) return saved;
    const assessment = await this.assessments.open(code);
    const item = itemOf(assessment, ref);
    const waivedBy = assessment.completion.waivedBy(ref);
    if (waivedBy) throw new ItemExempt(waivedBy);
    return (
      (await this.trySave(caller, assessment, item, given)) ??
      (await this.unchanged(assessment, item, await this.valueOf(assessment, item, given)))
    );
  }

  private async trySave(
    caller: Caller,
    assessment: CurrentAssessment,
    item: EvidenceItem,
    given: GivenAnswer,
  ): Promise<Item | undefined> {
    if (assessment.completion.waivedBy(item.ref)) return undefined;
    const value = await this.valueOf(assessment, item, given);
    const saved = await this.write(caller, assessment, item, { value, version: given.version });
    if (!saved) return undefined;
    this.outbox.toldInStatement();
    const { personId: changedBy, name: changedByName } = caller;
    return itemOutput(assessment, item, { value, ...saved, changedBy, changedByName, carriedFrom: null });
  }

  private async write(
    { personId: changedBy, name: changedByName }: Caller,
    assessment: CurrentAssessment,
    item: EvidenceItem,
    given: Pick<AnswerRow, 'value' | 'version'>,
    manager?: EntityManager,
  ): Promise<Pick<AnswerRow, 'version' | 'changedAt'> | undefined> {
    const changedAt = this.clock.now();
    const answer = {
      ...given,
      changedAt,
      changedBy,
      changedByName,
      effect: effectOf(assessment, item),
      profileVersion: assessment.profileVersion,
    };
    const version = await this.repository.save(keyOf(assessment, item), answer, manager);
    return version ? { version, changedAt } : undefined;
  }

  private async valueOf(
    { code }: CurrentAssessment,
    item: EvidenceItem,
    given: GivenAnswer,
  ): Promise<AnswerValue> {
    const value = answerValue(item, given);
    const documents = await this.documents.verified(code, value.documents);
    return { ...value, documents };
  }

  /** Saving once more what is there already is no conflict. */
  private async unchanged(
    assessment: CurrentAssessment,
    item: EvidenceItem,
    value: AnswerValue,
  ): Promise<Item> {
    const current = await this.repository.find(keyOf(assessment, item));
    const view = itemOutput(assessment, item, current);
    if (!isDeepStrictEqual(current?.value, value)) throw new AnswerChanged(view);
    return view;
  }
}

/** @throws {NotFound} when the edition has no such item */
function itemOf({ set }: CurrentAssessment, ref: string): EvidenceItem {
  const item = set.item(ref);
  if (!item) throw new NotFound('question');
  return item;
}

const keyOf = ({ code, edition }: CurrentAssessment, { ref }: EvidenceItem): AnswerKey => [
  code,
  edition,
  ref,
];

/** What was confirmed on the strength of the old answer is confirmed no longer. */
function effectOf({ set, completion }: CurrentAssessment, item: EvidenceItem): AnswerEffect {
  const { counted } = completion;
  const waived = set.mandatory.met.length - counted.length;
  return { unconfirmed: set.assertionsOn(item), counted, waived };
}
