import { addDays } from '@dspt/contracts/days';
import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import type { Action } from '@dspt/contracts/support/actions';
import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import type { ContactNote } from '@dspt/contracts/support/contact-notes';
import { aboutText, kindText, outcomeText } from '../actions/words.js';
import { ageText, caseStateNames } from '../cases/words.js';
import { refusedText } from '../emails/words.js';
import { stateText as importText } from '../imports/words.js';
import type { StaffOrganisationRow } from '../organisations/organisation.js';
import { areaText, expiryText, progressText } from '../organisations/words.js';
import { dateText, momentText } from '../words/dates.js';

/** One thing of a section: what it is called, what there is to know, and its page. */
export interface StartRow {
  id: string;
  text: string;
  detail: string;
  path?: string;
  /** Whoever looks has not opened it since something happened to it. */
  isNew?: boolean;
}

const told = (...parts: (string | null)[]): string => parts.filter(Boolean).join('. ');

/** `now` is that of the service, in ms. */
export function caseRow(one: CaseSummary, now?: number): StartRow {
  const { id, number, topic, state, organisationName, firstName, lastName, assignee, changedAt } = one;
  return {
    id,
    text: `${number}: ${caseTopicNames[topic]}`,
    detail: told(
      organisationName ?? `${firstName} ${lastName}`,
      `Untouched for ${ageText(changedAt, now).toLowerCase()}`,
      state === 'waiting' ? caseStateNames.waiting : null,
      assignee && `With ${assignee.name}`,
    ),
    path: `/cases/${id}/show`,
  };
}

const actionPath = ({ id }: Action): string => `/actions/${id}/show`;

/** An action as whoever may approve it sees it. */
export const approvalRow = (action: Action, now?: number): StartRow => ({
  id: action.id,
  text: kindText(action),
  detail: told(
    aboutText(action),
    `${action.requestedBy.name} asked ${ageText(action.requestedAt, now).toLowerCase()} ago`,
    `Approve it by ${momentText(action.expiresAt)}`,
  ),
  path: actionPath(action),
});

/** An action as whoever has asked for it sees it. */
export const requestRow = (action: Action): StartRow => ({
  id: action.id,
  text: kindText(action),
  detail: told(aboutText(action), outcomeText(action)),
  path: actionPath(action),
  isNew: action.unseen,
});

export const emailRow = ({ id, subject, to, createdAt, lastError }: EmailEntry): StartRow => ({
  id,
  text: subject,
  detail: told(`To ${to}, ${momentText(createdAt)}`, refusedText({ to, lastError })),
  path: `/emails/${id}/show`,
});

/** @param today day in London */
export const dueRow = (
  { id, code, organisationName, nextAction, nextOn, by }: ContactNote,
  today: string,
): StartRow => ({
  id,
  text: `${organisationName} (${code})`,
  detail: told(nextAction, nextOn && dueText(nextOn, today), `Noted by ${by.name}`),
  path: `/organisations/${encodeURIComponent(code)}/show?tab=contacts`,
});

function dueText(nextOn: string, today: string): string {
  if (nextOn === today) return 'Due today';
  return nextOn === addDays(today, -1) ? 'Was due yesterday' : `Was due on ${dateText(nextOn)}`;
}

const organisation = ({ code, name }: StaffOrganisationRow, detail: string): StartRow => ({
  id: code,
  text: `${name} (${code})`,
  detail,
  path: `/organisations/${encodeURIComponent(code)}/show`,
});

export const stuckRow = (row: StaffOrganisationRow): StartRow => {
  const { progress } = row;
  const active = progress?.lastActivityAt ? `Last active ${dateText(progress.lastActivityAt)}` : null;
  return organisation(row, told(progressText(progress), active));
};

export const notStartedRow = (row: StaffOrganisationRow): StartRow => organisation(row, areaText(row));

export const expiringRow = (row: StaffOrganisationRow): StartRow => organisation(row, expiryText(row.status));

export const importRow = (report: ImportReport): StartRow => ({
  id: report.id,
  text: report.file,
  detail: told(importText(report), momentText(report.startedAt)),
  path: `/imports/${report.id}/show`,
});
