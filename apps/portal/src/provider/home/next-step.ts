import { permissionsOf, type OrganisationRole, type Permission } from '@dspt/contracts/access';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { addDays } from '@dspt/contracts/days';
import { dayText } from '../../pages/dates.js';
import { coverOf } from '../../public/organisations/status.js';
import { levelNames } from '@dspt/contracts/values';
import { paths } from '../../paths.js';
import { hasChanged, isDone, type Standing } from './changed.js';
import { mustPublishAgain } from './ending.js';

export interface Step {
  text: string;
  href: string;
  why: string;
  /** Who has to do it, when the person may not. */
  who?: Permission;
}

interface Known extends Standing {
  /** Sites that have joined since it published, and are not covered. */
  joined: { name: string }[];
}

/** The one thing to do next; `undefined` when it is not known. */
export function nextStep(standing: Known, role: OrganisationRole, today: string): Step | undefined {
  const { assessment, status } = standing;
  if (!assessment) return undefined;
  // Who has Standards Met does not go back to less.
  const approachingAvailable = assessment.approachingAvailable && !(status && isDone(assessment, status));
  const step =
    coveredStep(standing) ??
    sitesStep(standing, today) ??
    doneStep(standing, today) ??
    stepOf({ ...assessment, approachingAvailable });
  const may: readonly Permission[] = permissionsOf[role];
  if (!step.who || may.includes(step.who)) return step;
  return {
    text: 'See your assessment',
    href: paths.assessment.tasks,
    why: `What is needed next: ${step.text.toLowerCase()}. ${role === 'auditor' ? 'You can look at everything.' : 'An administrator does this.'}`,
  };
}

/** Somebody else publishes for it, whatever the level and the edition. */
function coveredStep({ status }: Known): Step | undefined {
  const cover = status && coverOf(status);
  return (
    cover && {
      text: 'See who covers you',
      href: paths.publications.list,
      why: `You do not have to do anything now: ${cover.by} has published ${cover.level} for you. It counts until ${cover.until}.`,
    }
  );
}

/** Who has to publish again soon adds them by that. */
function sitesStep({ status, published, joined }: Known, today: string): Step | undefined {
  const [first] = joined;
  if (!published || !first || (status && mustPublishAgain(status, today))) return undefined;
  return {
    text: 'Add the sites that have joined',
    href: paths.publications.addSites(published.id),
    why:
      joined.length === 1
        ? `${first.name} has joined since you published, and is not covered yet.`
        : `${joined.length} sites have joined since you published, and are not covered yet.`,
    who: 'assessment.publish',
  };
}

/** Standards Met for this year, as it was published: nothing has to be done until it ends. */
function doneStep({ assessment, status, published }: Known, today: string): Step | undefined {
  if (!assessment || !status || !isDone(assessment, status) || mustPublishAgain(status, today))
    return undefined;
  if (hasChanged(assessment, status, published)) return undefined;
  const { level, through, expiresOn } = status;
  const until = expiresOn ? ` until ${dayText(addDays(expiresOn, -1))}` : '';
  return {
    text: through ? 'See who covers you' : 'See what you have published',
    href: paths.publications.list,
    why: `You do not have to do anything now: ${through ? `${through.name} has published ${levelNames[level!]} for you` : `you have published ${levelNames[level!]}`}. It counts${until}.`,
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
