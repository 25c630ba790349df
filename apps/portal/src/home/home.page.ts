import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { levelNames } from '@dspt/contracts/values';
import { statusTag } from '../organisations/status.js';
import { view } from '../pages/view.js';
import { paths } from '../paths.js';

interface Known {
  session: Session;
  /** `undefined` when the service that knows is not available. */
  organisation: OrganisationWithStatus | undefined;
  assessment: Assessment | undefined;
}

export interface Step {
  text: string;
  href: string;
  why: string;
}

/** Home after sign-in: the one thing to do next, and where everything is. */
export function homePage({ session, organisation, assessment }: Known) {
  return view('home/home', {
    title: session.organisation?.organisationName ?? 'Home',
    status: organisation ? statusTag(organisation.status) : undefined,
    next: nextStep(assessment),
    progress: assessment ? progressOf(assessment) : [],
    unavailable: !assessment || !organisation,
    cards: cardsFor(session),
  });
}

export function nextStep(assessment: Assessment | undefined): Step | undefined {
  if (!assessment) return undefined;
  const { profileComplete, progress, approachingAvailable } = assessment;
  if (!profileComplete)
    return {
      text: 'Complete your organisation profile',
      href: paths.profile.start,
      why: 'Your answers decide which questions you are asked.',
    };
  if (progress.met.ready || (approachingAvailable && progress.approaching.ready))
    return {
      text: 'Publish your assessment',
      href: paths.publish.start,
      why: `You have done everything ${levelNames[progress.met.ready ? 'met' : 'approaching']} asks for.`,
    };
  if (progress.met.complete === progress.met.total || (approachingAvailable && answeredAll(assessment)))
    return {
      text: 'Confirm your answers',
      href: paths.assessment.confirm,
      why: 'All questions are answered. An administrator confirms them before you can publish.',
    };
  return {
    text: assessment.lastActivityAt ? 'Continue your assessment' : 'Start your assessment',
    href: paths.assessment.tasks,
    why: 'You can stop at any time. Each answer is saved as you go.',
  };
}

const answeredAll = ({ progress: { approaching } }: Assessment): boolean =>
  approaching.complete === approaching.total;

const progressOf = ({ progress, approachingAvailable }: Assessment): string[] =>
  [...(approachingAvailable ? [progress.approaching] : []), progress.met].map(
    ({ level, complete, total }) => `${levelNames[level]}: ${complete} of ${total} questions answered`,
  );

function cardsFor({ organisation }: Session) {
  const administrator = organisation?.role === 'administrator';
  return [
    {
      heading: 'Organisation profile',
      href: paths.profile.start,
      description: 'Who is responsible, and which certificates you hold.',
    },
    {
      heading: 'Assessment',
      href: paths.assessment.tasks,
      description: 'Answer the questions, at your own pace.',
    },
    {
      heading: 'Publish',
      href: paths.publish.start,
      description: 'Show others how far you meet the standards.',
    },
    { heading: 'Sites', href: paths.sites.list, description: 'The sites you operate, and who covers them.' },
    {
      heading: 'Publications',
      href: paths.publications.list,
      description: 'What you have published before.',
    },
    ...(administrator
      ? [
          {
            heading: 'Users',
            href: paths.users.list,
            description: 'Invite people, change roles, answer requests to join.',
          },
        ]
      : []),
  ].map(({ heading, href, description }) => ({
    heading,
    href,
    description,
    clickable: true,
    headingSize: 's',
  }));
}
