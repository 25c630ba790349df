import { caseTopicNames } from '@dspt/contracts/support/cases';
import type { StoredCase } from './case.entity.js';
import type { CaseChange } from './cases.repository.js';

interface Changed {
  what: string;
  from: string;
  to: string;
}

const stateNames: Record<StoredCase['state'], string> = {
  open: 'Open',
  waiting: 'Waiting for an answer',
  solved: 'Solved',
};

/** What is different, in words. */
export function changesBetween(before: CaseChange, after: CaseChange): Changed[] {
  const words = (row: CaseChange): Record<string, string> => ({
    State: stateNames[row.state],
    Topic: caseTopicNames[row.topic],
    Organisation: row.code === null ? 'none' : `${row.organisationName} (${row.code})`,
    Assignee: row.assigneeName ?? 'nobody',
  });
  const to = words(after);
  return Object.entries(words(before))
    .map(([what, from]) => ({ what, from, to: to[what]! }))
    .filter((change) => change.from !== change.to);
}
