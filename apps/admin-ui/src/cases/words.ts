import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { serviceNow } from '../data/time.js';

export const caseStateNames: Record<CaseSummary['state'], string> = {
  open: 'Open',
  waiting: 'Waiting for an answer',
  solved: 'Solved',
};

const hour = 3600_000;

/** `3 hours`, `2 days`: how long ago that was. */
export function ageText(openedAt: string, now = serviceNow()): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(openedAt)) / hour));
  if (hours < 1) return 'Less than an hour';
  const [count, unit] = hours < 48 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What two looks at a case differ in, in words. */
export function differences(seen: CaseSummary, now: CaseSummary): string[] {
  const words = (one: CaseSummary): Record<string, string> => ({
    State: caseStateNames[one.state],
    Topic: caseTopicNames[one.topic],
    Organisation: one.code ?? 'none',
    Assignee: one.assignee?.name ?? 'nobody',
  });
  const after = words(now);
  return Object.entries(words(seen))
    .filter(([name, value]) => after[name] !== value)
    .map(([name, value]) => `${name}: you saw “${value}”, it is “${after[name]}” now`);
}
