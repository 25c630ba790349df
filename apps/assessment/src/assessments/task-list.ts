import type { Assessment, itemSummary } from '@dspt/contracts/assessment/assessments';
import type { z } from 'zod';
import { missingAnswers } from '../profiles/profile-rules.js';
import { mandatoryFor, type EvidenceItem } from '../question-sets/question-set.js';
import type { CurrentAssessment } from './assessments.service.js';
import type { Completion } from './completion.js';

/** Every item, its state and what is left for both levels. */
export function taskList(
  assessment: CurrentAssessment,
  organisationName: string,
  carriedOver: Assessment['carriedOver'],
): Assessment {
  const { code, set, completion, profile, approachingAvailable, lastActivityAt, assertionVersions } =
    assessment;
  return {
    code,
    organisationName,
    edition: set.edition,
    standards: set.standards.map(({ number, title }) => ({ number, title })),
    assertions: set.assertions.map((assertion) => ({
      ...assertion,
      items: set.itemsOf(assertion.ref).map((item) => itemSummaryOf(item, completion)),
      ...confirmationOf(assertion.ref, completion),
      confirmable: completion.isConfirmable(assertion.ref, approachingAvailable),
      version: assertionVersions[assertion.ref] ?? 0,
    })),
    progress: { approaching: completion.progress('approaching'), met: completion.progress('met') },
    approachingAvailable,
    profileComplete: missingAnswers(profile).length === 0,
    lastActivityAt: lastActivityAt?.toISOString() ?? null,
    carriedOver,
  };
}

export function itemSummaryOf(item: EvidenceItem, completion: Completion): z.infer<typeof itemSummary> {
  const { ref, question, section, answerType } = item;
  return {
    ref,
    question,
    section,
    answerType,
    mandatoryFor: mandatoryFor(item),
    state: completion.stateOf(ref),
    exemptBy: completion.waivedBy(ref),
  };
}

function confirmationOf(assertion: string, { confirmations }: Completion) {
  const confirmation = confirmations[assertion];
  return {
    confirmed: confirmation !== undefined,
    confirmedAt: confirmation?.at ?? null,
    confirmedBy: confirmation?.name ?? null,
  };
}
