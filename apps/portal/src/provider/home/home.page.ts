import { permissions, type Permission } from '@dspt/contracts/access';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { MyInvitation } from '@dspt/contracts/identity/invitations';
import type { Administrator } from '@dspt/contracts/identity/users';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { levelNames } from '@dspt/contracts/values';
import { statusTag } from '../../public/organisations/status.js';
import { invitedLink } from '../../account/memberships/memberships.page.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { endingText } from './ending.js';
import { nextStep } from './next-step.js';

interface Known {
  session: Session;
  /** `undefined` when the service that knows is not available. */
  organisation: OrganisationWithStatus | undefined;
  assessment: Assessment | undefined;
  /** Other organisations have invited the person. */
  invited: MyInvitation[];
  administrators: Administrator[] | undefined;
  /** How many people wait to be let in; none for who may not do so. */
  asking: number;
  today: string;
}

/** Home after sign-in: the one thing to do next, and where everything is. */
export function homePage({
  session,
  organisation,
  assessment,
  invited,
  administrators,
  asking,
  today,
}: Known) {
  const may = permissions(session);
  const managesUsers = may.includes('users.manage');
  return view('provider/home/home', {
    title: session.organisation?.organisationName ?? 'Home',
    status: organisation ? statusTag(organisation.status) : undefined,
    next: nextStep(assessment, organisation?.status, session.organisation?.role ?? 'auditor', today),
    ending: organisation && endingText(organisation.status, today),
    progress: assessment ? progressOf(assessment) : [],
    invited: invitedLink(invited),
    people: managesUsers ? toManage(administrators, asking) : [],
    administrators: (managesUsers ? [] : (administrators ?? [])).map(({ firstName, lastName, email }) => ({
      name: `${firstName} ${lastName}`,
      email,
    })),
    unavailable: !assessment || !organisation,
    cards: cardsFor(may),
  });
}

/** What waits for whoever manages the users. */
const toManage = (administrators: Administrator[] | undefined, asking: number) => [
  ...(asking > 0
    ? [
        {
          text:
            asking === 1
              ? '1 person asks to join your organisation'
              : `${asking} people ask to join your organisation`,
          href: paths.users.list,
        },
      ]
    : []),
  ...(administrators?.length === 1
    ? [
        {
          text: 'Invite a second administrator: you are the only one, and nobody can act when you are away',
          href: paths.users.invite,
        },
      ]
    : []),
];

const progressOf = ({ progress, approachingAvailable }: Assessment): string[] =>
  [...(approachingAvailable ? [progress.approaching] : []), progress.met].map(
    ({ level, complete, total }) => `${levelNames[level]}: ${complete} of ${total} questions answered`,
  );

interface Card {
  heading: string;
  href: string;
  description: string;
  needs?: Permission;
}

const cards: Card[] = [
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
    needs: 'assessment.publish',
  },
  {
    heading: 'Staff quiz',
    href: paths.staffQuiz.overview,
    description: 'Train your staff in data security, and keep a list of who has passed.',
  },
  { heading: 'Sites', href: paths.sites.list, description: 'The sites you operate, and who covers them.' },
  { heading: 'Publications', href: paths.publications.list, description: 'What you have published before.' },
  {
    heading: 'Users',
    href: paths.users.list,
    description: 'Invite people, change roles, answer requests to join.',
    needs: 'users.manage',
  },
];

/** Only what the person may do. */
function cardsFor(may: readonly Permission[]) {
  return cards.flatMap(({ needs, ...card }) =>
    !needs || may.includes(needs) ? [{ ...card, clickable: true, headingSize: 's' }] : [],
  );
}
