import { permissions, type Permission } from '@dspt/contracts/access';
import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import type { MyInvitation } from '@dspt/contracts/identity/invitations';
import type { Administrator } from '@dspt/contracts/identity/users';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import { coverOf, statusTag } from '../../public/organisations/status.js';
import { invitedLink } from '../../account/memberships/memberships.page.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { assignmentText } from '../assignments/assignment-words.js';
import { inHandOf, leftBehind } from '../handover/in-hand.js';
import { documentsLink } from '../documents/document-words.js';
import { changedText, type Standing } from './changed.js';
import { endingText } from './ending.js';
import { nextStep } from './next-step.js';

interface Known extends Omit<Standing, 'status'> {
  session: Session;
  /** `undefined` when the service that knows is not available. */
  organisation: OrganisationWithStatus | undefined;
  /** Sites that have joined since it published, and are not covered. */
  joined: { name: string }[];
  /** Other organisations have invited the person. */
  invited: MyInvitation[];
  administrators: Administrator[] | undefined;
  assignments: Assignment[];
  documents: DocumentSummary[];
  /** How many people wait to be let in; none for who may not do so. */
  asking: number;
  /** Nobody has looked through them for a year. */
  accessReviewDue: boolean;
  today: string;
}

/** Home after sign-in: the one thing to do next, and where everything is. */
export function homePage({
  session,
  organisation,
  assessment,
  published,
  joined,
  invited,
  administrators,
  asking,
  accessReviewDue,
  assignments,
  documents,
  today,
}: Known) {
  const may = permissions(session);
  const status = organisation?.status;
  const cover = status && coverOf(status);
  const ending = status && endingText(status, today);
  const managesUsers = may.includes('users.manage');
  return view('provider/home/home', {
    title: session.organisation?.organisationName ?? 'Home',
    status: status && statusTag(status),
    next: nextStep({ assessment, status, published, joined }, session.organisation?.role ?? 'auditor', today),
    newEdition: assessment && !cover ? newEdition(assessment, status) : undefined,
    ending,
    changed: ending ? undefined : changedText({ assessment, status, published }),
    progress: assessment && !cover ? progressOf(assessment) : [],
    invited: invitedLink(invited),
    mine: myTasks(assignments, session.person.id),
    documents: documentsLink(documents, today),
    people: managesUsers ? toManage({ administrators, asking, accessReviewDue, assignments }) : [],
    administrators: (managesUsers ? [] : (administrators ?? [])).map(({ firstName, lastName, email }) => ({
      name: `${firstName} ${lastName}`,
      email,
    })),
    unavailable: !assessment || !organisation,
    cards: cardsFor(may),
  });
}

/** What became of the answers of last year, until somebody has looked at them or this year's are published. */
function newEdition({ edition, carriedOver }: Assessment, status: Status | undefined) {
  if (!carriedOver || (status?.state === 'published' && status.edition === edition.id)) return undefined;
  const { answers, toLookAt } = carriedOver;
  const some = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);
  return {
    heading: `The edition ${edition.name} is open`,
    text: `Your answers from last year are here already. ${some(answers)} ${answers === 1 ? 'waits' : 'wait'} for you to say that they are still right.`,
    again:
      toLookAt > 0
        ? `For ${toLookAt} of them the question has changed, or the answer has to be looked at again.`
        : undefined,
    changes: paths.assessment.changes,
  };
}

/** What waits for whoever manages the users. */
const toManage = ({
  administrators,
  asking,
  accessReviewDue,
  assignments,
}: Pick<Known, 'administrators' | 'asking' | 'accessReviewDue' | 'assignments'>) => [
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
  ...whatWasLeftBehind(assignments),
  ...(accessReviewDue
    ? [{ text: 'Check who has access: nobody has done so for a year', href: `${paths.users.list}#review` }]
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

/** What somebody had who has left, or may not answer any more. */
function whatWasLeftBehind(assignments: Assignment[]) {
  const left = inHandOf(assignments, leftBehind);
  if (left.length === 0) return [];
  const names = [...new Set(left.map(({ leftBy }) => leftBy))].join(' and ');
  const questions = left.length === 1 ? '1 question belongs' : `${left.length} questions belong`;
  return [
    {
      text: `${questions} to nobody: ${names} cannot answer any more. Hand ${left.length === 1 ? 'it' : 'them'} over`,
      href: paths.handover(leftBehind),
    },
  ];
}

const tasksShown = 5;

/** What the person was given and is still to be done, what is due first first. */
function myTasks(assignments: Assignment[], ownId: string) {
  const mine = assignments
    .filter(({ open, owner }) => open && owner?.id === ownId)
    .toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  return {
    tasks: mine.slice(0, tasksShown).map((one) => ({
      text: `${one.ref} ${one.question}`,
      href: paths.assessment.item(one.ref),
      note: one.dueOn ? assignmentText(one, ownId) : undefined,
    })),
    all:
      mine.length > tasksShown
        ? {
            text: `See all ${mine.length} of your tasks`,
            href: withQuery(paths.assessment.tasks, { show: 'mine' }),
          }
        : undefined,
  };
}

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
  {
    heading: 'Incidents',
    href: paths.incidents.list,
    description: 'When information is lost or gets to the wrong person: what to do, and whom to tell.',
  },
  {
    heading: 'What is coming up',
    href: paths.comingUp.show,
    description: 'What runs out or is due in the next 12 months.',
  },
  { heading: 'Sites', href: paths.sites.list, description: 'The sites you operate, and who covers them.' },
  {
    heading: 'Who changed what',
    href: paths.activity.list,
    description: 'Everything that has happened to your assessment, newest first.',
  },
  {
    heading: 'Publications',
    href: paths.publications.list,
    description: 'What counts for you, who published it, since when and until when.',
  },
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
