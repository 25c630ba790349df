import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { blockedBy, publicationRequest } from '@dspt/contracts/assessment/publications';
import type { z } from 'zod';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import { missingAnswers } from '../profiles/profile-rules.js';

export type PublicationRequest = z.output<typeof publicationRequest>;
export type Block = z.output<typeof blockedBy>;

/** What the rules need to know. */
export interface Intention {
  request: PublicationRequest;
  assessment: CurrentAssessment;
  /** Only Approaching Standards asks for one. */
  actionPlan: Pick<ActionPlan, 'actions'>;
  /** Sites a head office may cover; none when it has no head-office function. */
  siteCount: number;
}

/** Everything that stands in the way of publishing; nothing when it may go ahead. */
export function blocks(intention: Intention): Block[] {
  return [
    ...profileBlocks(intention.assessment),
    ...assessmentBlocks(intention),
    ...levelBlocks(intention),
    ...siteBlocks(intention),
  ];
}

function profileBlocks({ profile }: CurrentAssessment): Block[] {
  return when(
    missingAnswers(profile).length > 0,
    'profile-incomplete',
    'Complete your organisation profile.',
  );
}

function assessmentBlocks({ request, assessment: { completion } }: Intention): Block[] {
  const { outstandingItems, unconfirmedAssertions } = completion.progress(
    request.level === 'approaching' ? 'approaching' : 'met',
  );
  return [
    ...when(outstandingItems.length > 0, 'items-outstanding', `Answer ${outstandingItems.join(', ')}.`),
    ...when(
      unconfirmedAssertions.length > 0,
      'assertions-unconfirmed',
      `An administrator must confirm ${unconfirmedAssertions.join(', ')}.`,
    ),
  ];
}

function levelBlocks({ request: { level }, assessment, actionPlan }: Intention): Block[] {
  if (level === 'exceeded')
    return when(
      !assessment.certificates.includes('cyber_essentials_plus'),
      'cyber-essentials-plus-needed',
      'Standards Exceeded needs a Cyber Essentials PLUS certificate awarded in the last 12 months. Add it to your organisation profile.',
    );
  if (level === 'met') return [];
  const outOfDate = actionPlan.actions.filter(({ dueProblem }) => dueProblem !== null);
  const unfinished = actionPlan.actions.filter((one) => !one.complete && !outOfDate.includes(one));
  return [
    ...when(!assessment.approachingAvailable, 'approaching-not-available', approachingReason(assessment)),
    ...when(
      unfinished.length > 0,
      'action-plan-incomplete',
      `Say what you will do, who will do it and by when for ${refsOf(unfinished)}.`,
    ),
    ...when(
      outOfDate.length > 0,
      'action-plan-incomplete',
      `The date in your action plan has passed for ${refsOf(outOfDate)}. Say by when you will do it now.`,
    ),
  ];
}

const refsOf = (actions: readonly { ref: string }[]): string => actions.map(({ ref }) => ref).join(', ');

const approachingReason = ({ profile }: CurrentAssessment): string =>
  profile.sector === 'social-care'
    ? 'You have published Approaching Standards before. It can be published once.'
    : 'Approaching Standards is for social care only.';

function siteBlocks({ request: { sameAcrossSites, exclusions }, siteCount }: Intention): Block[] {
  if (siteCount === 0) return [];
  if (!sameAcrossSites) return when(true, 'sites-differ', 'Say whether your sites all work in the same way.');
  const same = Object.values(sameAcrossSites).every(Boolean);
  return when(
    !same && exclusions.length === 0,
    'sites-differ',
    'Some of your sites work in a different way. Leave those sites out of this publication.',
  );
}

const when = (holds: boolean, code: Block['code'], detail: string): Block[] =>
  holds ? [{ code, detail }] : [];
