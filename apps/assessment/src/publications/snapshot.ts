import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { noAnswer, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import type { publicationDetail } from '@dspt/contracts/assessment/publications';
import type { Certificate } from '@dspt/contracts/assessment/profiles';
import type { z } from 'zod';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import type { ProfileFields } from '../profiles/certificates.js';
import { mandatoryFor } from '../question-sets/question-set.js';
import type { PublicationRequest } from './publication-blocks.js';

type Detail = z.output<typeof publicationDetail>;

/** What a publication keeps for good: wording, answers, profile and plan as they were. */
export interface Snapshot {
  assertions: Detail['assertions'];
  actionPlan: Detail['actionPlan'];
  profile: ProfileFields;
  certificates: Certificate[];
  sameAcrossSites: PublicationRequest['sameAcrossSites'] | null;
}

export function snapshot(
  assessment: CurrentAssessment,
  answers: ReadonlyMap<string, AnswerValue>,
  { request, actionPlan }: { request: PublicationRequest; actionPlan: ActionPlan },
): Snapshot {
  return {
    assertions: assessment.set.assertions.map(({ ref, title }) => ({
      ref,
      title,
      confirmedBy: assessment.completion.confirmations[ref]?.name ?? null,
      items: answeredItems(assessment, ref, answers),
    })),
    actionPlan: request.level === 'approaching' ? actionPlan.actions.map(asPublished) : null,
    profile: assessment.profile,
    certificates: assessment.certificates,
    sameAcrossSites: request.sameAcrossSites ?? null,
  };
}

/** Without what is of use only to whoever changes it. */
const asPublished = ({ ref, question, action, owner, dueOn, complete }: ActionPlan['actions'][number]) => ({
  ref,
  question,
  action,
  owner,
  dueOn,
  complete,
});

/** Optional items nobody answered say nothing. */
function answeredItems(
  { set, completion }: CurrentAssessment,
  assertion: string,
  answers: ReadonlyMap<string, AnswerValue>,
) {
  return set
    .itemsOf(assertion)
    .filter((item) => mandatoryFor(item) !== null || completion.stateOf(item.ref) !== 'not-started')
    .map(({ ref, question }) => ({
      ref,
      question,
      answer: { ...(answers.get(ref) ?? noAnswer), state: completion.stateOf(ref) },
    }));
}
