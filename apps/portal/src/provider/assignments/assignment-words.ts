import type { Assignment, AssignmentChange } from '@dspt/contracts/assessment/assignments';
import { dayText, momentText } from '../../pages/dates.js';

/** @example assignmentText(assignment, 'a') // 'Given to you, by 3 May 2027' */
export function assignmentText({ owner, dueOn, overdue, leftBy }: Assignment, ownId: string): string {
  const whose = owner ? `Given to ${owner.id === ownId ? 'you' : owner.name}` : 'Nobody’s';
  const since = leftBy ? `, since ${leftBy} cannot answer any more` : '';
  const by = dueOn ? `, by ${dayText(dueOn)}` : '';
  return `${whose}${since}${by}${overdue ? ' (overdue)' : ''}`;
}

/** A line of the history. */
export function changeText({ changedAt, changedBy, from, to, handover }: AssignmentChange) {
  const when = momentText(changedAt);
  if (changedBy === null)
    return `${when}: ${from.owner} cannot answer any more, so the question is nobody’s.`;
  if (handover) {
    const handed = `handed it over${from.owner ? ` from ${from.owner}` : ''} to ${to.owner ?? 'nobody'}`;
    return `${when}: ${changedBy} ${handed}.${handover.note ? ` They wrote: ‘${handover.note}’` : ''}`;
  }
  const changes = [
    ...(from.owner === to.owner ? [] : [to.owner ? `gave it to ${to.owner}` : 'made it nobody’s']),
    ...(from.dueOn === to.dueOn
      ? []
      : [to.dueOn ? `said it is to be done by ${dayText(to.dueOn)}` : 'took the date away']),
  ];
  return `${when}: ${changedBy} ${changes.join(' and ') || 'left it with nobody'}.`;
}
