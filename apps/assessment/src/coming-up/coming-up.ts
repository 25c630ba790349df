import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import { comingUpMonths, type ComingUp } from '@dspt/contracts/assessment/coming-up';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { addDays, addMonths, expiryOf } from '@dspt/contracts/days';
import type { CurrentAssessment } from '../assessments/assessments.service.js';

/** Everything of an assessment that may have a day. */
export interface Dated {
  documents: readonly Pick<DocumentSummary, 'id' | 'name' | 'expiresOn' | 'usedIn'>[];
  actions: readonly Pick<ActionPlan['actions'][number], 'ref' | 'question' | 'owner' | 'dueOn'>[];
  assignments: readonly Pick<Assignment, 'ref' | 'question' | 'owner' | 'dueOn' | 'open'>[];
}

/** In how many days something is due when people are written to. */
export const mailedWithinDays = 60;

/** What has a day that has passed, or comes within the months that are looked ahead; the first day first. */
export function comingUpOn(
  today: string,
  assessment: Pick<CurrentAssessment, 'profile' | 'certificates'>,
  { documents, actions, assignments }: Dated,
): ComingUp[] {
  const all: ComingUp[] = [
    ...documents.flatMap(({ id, name, expiresOn: on, usedIn: refs }) =>
      on && refs.length > 0 ? [{ what: 'document' as const, on, id, name, refs: [...refs] }] : [],
    ),
    ...actions.flatMap(({ ref, question, owner, dueOn: on }) =>
      on ? [{ what: 'action' as const, on, ref, question, owner }] : [],
    ),
    ...assignments.flatMap(({ ref, question, owner, dueOn: on, open }) =>
      on && open ? [{ what: 'question' as const, on, ref, question, owner }] : [],
    ),
    ...certificate(assessment),
  ];
  const until = addMonths(today, comingUpMonths);
  return all.filter(({ on }) => on <= until).toSorted((a, b) => a.on.localeCompare(b.on));
}

function certificate({
  profile,
  certificates,
}: Pick<CurrentAssessment, 'profile' | 'certificates'>): ComingUp[] {
  const awardedOn = profile.cyberEssentialsPlusAwardedOn;
  if (!awardedOn || !certificates.includes('cyber_essentials_plus')) return [];
  return [{ what: 'cyber-essentials-plus', on: addDays(expiryOf(awardedOn), -1) }];
}

/** Whether people are written to about it. Whoever was given a question was told by when, so only a late one is told again. */
export const isMailed = ({ what, on }: ComingUp, today: string): boolean =>
  what === 'question' ? on < today : on <= addDays(today, mailedWithinDays);

/** The people whose items it is about. */
export function ownersOf(thing: ComingUp, { assignments }: Pick<Dated, 'assignments'>): string[] {
  const refs = thing.what === 'document' ? thing.refs : 'ref' in thing ? [thing.ref] : [];
  return [...new Set(assignments.flatMap(({ ref, owner }) => (owner && refs.includes(ref) ? owner.id : [])))];
}

/**
 * Whether it is a day for the email of the month. It comes on the first of them, and on a later one only after a standstill: no
 * bank holiday of England falls on a Tuesday, Wednesday or Thursday from the 8th to the 24th.
 */
export function isMailDay(day: string): boolean {
  const date = Number(day.slice(8));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return date >= 8 && date <= 24 && weekday >= 2 && weekday <= 4;
}
