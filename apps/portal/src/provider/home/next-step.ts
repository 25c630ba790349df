import { permissionsOf, type OrganisationRole, type Permission } from '@dspt/contracts/access';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { addDays } from '@dspt/contracts/days';
import type { Status } from '@dspt/contracts/organisations/register';
import { dayText } from '../../pages/dates.js';
import { levelNames } from '@dspt/contracts/values';
import { paths } from '../../paths.js';
import { mustPublishAgain } from './ending.js';

export interface Step {
  text: string;
  href: string;
  why: string;
  /** Who has to do it, when the person may not. */
  who?: Permission;
}

/** The one thing to do next; `undefined` when it is not known. */
export function nextStep(
  assessment: Assessment | undefined,
  status: Status | undefined,
  role: OrganisationRole,
  today: string,
): Step | undefined {
  if (!assessment) return undefined;
  const step = (status && doneStep(assessment, status, today)) ?? stepOf(assessment);
  const may: readonly Permission[] = permissionsOf[role];
  if (!step.who || may.includes(step.who)) return step;
  return {
    text: 'See your assessment',
    href: paths.assessment.tasks,
    why: `What is needed next: ${step.text.toLowerCase()}. ${role === 'auditor' ? 'You can look at everything.' : 'An administrator does this.'}`,
  };
}

/** Standards Met for this year, by the organisation itself or its head office: nothing has to be done until it ends. */
function doneStep({ edition }: Assessment, status: Status, today: string): Step | undefined {
  const { state, level, through, expiresOn } = status;
  if (state !== 'published' || !level || level === 'approaching' || status.edition !== edition.id)
    return undefined;
  if (mustPublishAgain(status, today)) return undefined;
  const until = expiresOn ? ` until ${dayText(addDays(expiresOn, -1))}` : '';
  return {
    text: through ? 'See who covers you' : 'See what you have published',
    href: paths.publications.list,
    why: through
      ? `You do not have to do anything now: ${through.name} has published ${levelNames[level]} for you. It counts${until}.`
      : `You do not have to do anything now: you have published ${levelNames[level]}. It counts${until}.`,
  };
}

function stepOf(assessment: Assessment): Step {
  const { profileComplete, progress, approachingAvailable, lastActivityAt, carriedOver } = assessment;
  const { approaching, met } = progress;
  if (!profileComplete)
    return {
      text: 'Complete your organisation profile',
      href: paths.profile.start,
      why: 'Your answers decide which questions you are asked.',
      who: 'profile.edit',
    };
  if (met.ready || (approachingAvailable && approaching.ready))
    return {
      text: 'Publish your assessment',
      href: paths.publish.start,
      why: `You have done everything ${levelNames[met.ready ? 'met' : 'approaching']} asks for.`,
      who: 'assessment.publish',
    };
  if (carriedOver)
    return {
      text: 'Check your answers from last year',
      href: paths.assessment.lastYear,
      why: 'They are here already. You say which are still right, a section at a time.',
      who: 'assessment.answer',
    };
  if (answered(met) || (approachingAvailable && answered(approaching)))
    return {
      text: 'Confirm your answers',
      href: paths.assessment.confirm,
      why: 'All questions are answered. An administrator confirms them before you can publish.',
      who: 'assessment.confirm',
    };
  return {
    text: lastActivityAt ? 'Continue your assessment' : 'Start your assessment',
    href: paths.assessment.tasks,
    why: 'You can stop at any time. Each answer is saved as you go.',
    who: 'assessment.answer',
  };
}

const answered = ({ complete, total }: { complete: number; total: number }): boolean => complete === total;
