import { noAnswer, type Item } from '@dspt/contracts/assessment/assessments';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import { itemSummaryOf } from '../assessments/task-list.js';
import type { EvidenceItem } from '../question-sets/question-set.js';
import type { AnswerRow } from './answers.repository.js';

/** One evidence item with its wording, its answer and where to go from here. */
export function itemOutput(
  assessment: CurrentAssessment,
  item: EvidenceItem,
  row: AnswerRow | undefined,
): Item {
  const { set, completion } = assessment;
  const { ref, question, section, answerType, mandatoryFor, exemptBy } = itemSummaryOf(item, completion);
  const { previousRef, nextRef } = adjacentRefs(assessment, item);
  const state = exemptBy ? 'exempt' : (row?.value.state ?? 'not-started');
  // Name by name: spreading into an object as large as this takes 25 times as long, and every answer saved gives one back.
  return {
    ref,
    question,
    section,
    answerType,
    mandatoryFor,
    exemptBy,
    state,
    assertion: item.assertion,
    assertionTitle: set.assertions.find((assertion) => assertion.ref === item.assertion)?.title ?? '',
    yesIf: item.yesIf ?? null,
    yesText: item.yesText ?? null,
    settles: item.settles ?? null,
    evidence: item.evidence ?? null,
    help: item.help,
    example: item.example,
    reviewNote: item.reviewNote ?? null,
    notApplicableAllowed: item.notApplicableAllowed,
    notApplicableHint: item.notApplicableHint ?? null,
    profilePeople: item.profilePeople ?? false,
    dependsOn: item.dependsOn ?? null,
    answer: { ...(row?.value ?? noAnswer), state },
    version: row?.version ?? 0,
    changedBy: row?.changedByName ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
    carriedFrom: row?.carriedFrom ?? null,
    previousRef,
    nextRef,
  };
}

/** The way through the assessment leads along what must be answered. */
function adjacentRefs({ set, completion }: CurrentAssessment, item: EvidenceItem) {
  const at = set.items.indexOf(item);
  const mustBeAnswered = (other: EvidenceItem) =>
    other.standardsMet && completion.waivedBy(other.ref) === null;
  return {
    previousRef: set.items.slice(0, at).findLast(mustBeAnswered)?.ref ?? null,
    nextRef: set.items.slice(at + 1).find(mustBeAnswered)?.ref ?? null,
  };
}
