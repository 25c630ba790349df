import type { StaffRole } from '@dspt/contracts/access';
import { addDays } from '@dspt/contracts/days';
import { stuckAfterDays } from '@dspt/contracts/organisations/staff';
import type { ContactNote } from '@dspt/contracts/support/contact-notes';
import type { Guarded } from '../auth/needs.js';
import type { Watched } from '../lists/use-live-list.js';
import {
  approvalRow,
  caseRow,
  dueRow,
  emailRow,
  expiringRow,
  importRow,
  notStartedRow,
  requestRow,
  stuckRow,
  type StartRow,
} from './rows.js';

/** The first rows of a list, and the number of all: it leads to the list with the same filter. */
export interface StartList extends Watched {
  resource: Guarded;
  title: string;
  /** Said when there are none. */
  none: string;
  row: (record: never) => StartRow;
}

const oldestFirst = (field: string) => ({ field, order: 'ASC' as const });
const newestFirst = (field: string) => ({ field, order: 'DESC' as const });

const ofHelpdesk = (weekAgo: string) =>
  ({
    approvals: {
      title: 'Waiting for your approval',
      resource: 'actions',
      filter: { toApprove: 'true' },
      sort: oldestFirst('requestedAt'),
      none: 'Nothing waits for your approval.',
      row: approvalRow,
    },
    untouched: {
      title: 'Cases nobody has touched for longest',
      resource: 'cases',
      filter: { state: 'unsolved' },
      sort: oldestFirst('changedAt'),
      none: 'All cases are solved.',
      row: caseRow,
    },
    mine: {
      title: 'Your cases',
      resource: 'cases',
      filter: { state: 'unsolved', assignee: 'me' },
      sort: oldestFirst('changedAt'),
      none: 'You have no cases to solve.',
      row: caseRow,
    },
    untaken: {
      title: 'Cases nobody has taken',
      resource: 'cases',
      filter: { state: 'unsolved', assignee: 'nobody' },
      sort: oldestFirst('openedAt'),
      none: 'Somebody has taken every case.',
      row: caseRow,
    },
    requests: {
      title: 'What became of your requests',
      resource: 'actions',
      filter: { mine: 'true', from: weekAgo },
      sort: newestFirst('changedAt'),
      none: 'Nothing has happened to anything you asked for in the last 7 days.',
      row: requestRow,
    },
    failedEmails: {
      title: 'Emails that did not arrive, last 7 days',
      resource: 'emails',
      filter: { unresolved: 'true', from: weekAgo },
      sort: newestFirst('createdAt'),
      none: 'Every email of the last 7 days has arrived, or somebody has decided about it.',
      row: emailRow,
    },
  }) satisfies Record<string, StartList>;

const ofAreas = (today: string) =>
  ({
    due: {
      title: 'Next steps due today or before',
      resource: 'contact-notes',
      filter: { due: 'true' },
      sort: oldestFirst('nextOn'),
      none: 'No next step is due today.',
      row: (note: ContactNote) => dueRow(note, today),
    },
    stuck: {
      title: `Stuck: begun, and nothing for ${stuckAfterDays} days`,
      resource: 'organisations',
      filter: { site: 'true', stuck: 'true' },
      sort: oldestFirst('lastActivityAt'),
      none: 'No site is stuck.',
      row: stuckRow,
    },
    notStarted: {
      title: 'Registered, not started',
      resource: 'organisations',
      filter: { site: 'true', progress: 'not-started' },
      sort: oldestFirst('name'),
      none: 'Every registered site has started or is covered.',
      row: notStartedRow,
    },
    expiring: {
      title: 'Running out in 30 days',
      resource: 'organisations',
      filter: { site: 'true', expiring: '30' },
      sort: oldestFirst('expiresOn'),
      none: 'Nothing that sites have published runs out in the next 30 days.',
      row: expiringRow,
    },
    imports: {
      title: 'Imports',
      resource: 'imports',
      filter: {},
      sort: newestFirst('startedAt'),
      none: 'No file has been imported yet.',
      row: importRow,
    },
  }) satisfies Record<string, StartList>;

/** @param today day in London */
export const startLists = (today: string) => ({ ...ofHelpdesk(addDays(today, -6)), ...ofAreas(today) });

export type SectionName = keyof ReturnType<typeof startLists> | 'published' | 'deadLetters';

const operator: SectionName[] = ['mine', 'untaken', 'requests', 'failedEmails'];

/** What each role begins its day with, the most urgent first. */
export const sectionsOf: Record<StaffRole, SectionName[]> = {
  'helpdesk-operator': operator,
  'helpdesk-supervisor': ['approvals', 'untouched', ...operator],
  'regional-officer': ['due', 'stuck', 'notStarted', 'expiring'],
  'national-programme': ['published', 'stuck', 'expiring', 'imports'],
  'content-editor': [],
  'system-administrator': ['deadLetters', 'failedEmails', 'imports'],
};
