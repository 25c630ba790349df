import { isDeepStrictEqual } from 'node:util';
import type { Item, listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { answerValue, type GivenAnswer } from './answer-rules.js';
import { AnswerChanged, ItemExempt } from './answers.problems.js';
import { AnswersRepository, type AnswerKey, type AnswerRow } from './answers.repository.js';
import { itemView } from './item.view.js';

@Injectable()
export class AnswersService {
  constructor(
    private readonly repository: AnswersRepository,
    private readonly assessments: AssessmentsService,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string, ref: string): Promise<Item> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const item = itemOf(assessment, ref);
    return itemView(assessment, item, await this.repository.find(keyOf(assessment, item)));
  }

  async history(caller: Caller, code: string, ref: string): Promise<Output<typeof listAnswerHistory>> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const changes = await this.repository.history(keyOf(assessment, itemOf(assessment, ref)));
    return {
      items: changes.map(({ version, changedAt, changedByName, before, after }) => ({
        version,
        changedAt: changedAt.toISOString(),
        changedBy: changedByName,
        from: before,
        to: after,
      })),
    };
  }

  async save(caller: Caller, code: string, ref: string, given: GivenAnswer): Promise<Item> {
    caller.mustActFor(code);
    const { result, assessment } = await this.assessments.change(code, async (manager, before) => {
      const item = itemOf(before, ref);
      const waivedBy = before.standing.waivedBy(ref);
      if (waivedBy) throw new ItemExempt(waivedBy);
      const { row, changed } = await this.store(manager, before, item, { given, caller });
      return { result: { item, row }, changes: changed ? withState(before, item, row) : {} };
    });
    return itemView(assessment, result.item, result.row);
  }

  private async store(
    manager: EntityManager,
    assessment: CurrentAssessment,
    item: EvidenceItem,
    { given, caller }: { given: GivenAnswer; caller: Caller },
  ): Promise<{ row: AnswerRow; changed: boolean }> {
    const value = answerValue(item, given);
    const key = keyOf(assessment, item);
    const by = { changedAt: this.clock.now(), changedBy: caller.personId, changedByName: caller.name };
    const version = await this.repository.save(manager, key, { value, version: given.version, ...by });
    if (version) return { row: { ...by, value, version, carriedFrom: null }, changed: true };
    const current = await this.repository.find(key, manager);
    if (current && isDeepStrictEqual(current.value, value)) return { row: current, changed: false };
    throw new AnswerChanged(itemView(assessment, item, current));
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

/** The item's new state; whatever was confirmed on the strength of the old answer is confirmed no longer. */
function withState({ set, standing }: CurrentAssessment, item: EvidenceItem, { value }: AnswerRow) {
  const shaken = set.assertionsOn(item);
  const kept = Object.entries(standing.confirmations).filter(([assertion]) => !shaken.includes(assertion));
  return {
    states: { ...standing.states, [item.ref]: value.state },
    confirmations: Object.fromEntries(kept),
  };
}
