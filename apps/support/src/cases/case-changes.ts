import { caseTopicNames } from '@dspt/contracts/support/cases';
import type { CaseChange, CaseRow } from './cases.repository.js';

interface Changed {
  what: string;
  from: string;
  to: string;
}

const stateNames: Record<CaseRow['state'], string> = {
  open: 'Open',
  waiting: 'Waiting for an answer',
  solved: 'Solved',
};

/** What is different, in words. */
export function changesBetween(before: CaseChange, after: CaseChange): Changed[] {
  const words = (row: CaseChange): Record<string, string> => ({
    State: stateNames[row.state],
    Topic: caseTopicNames[row.topic],
    Organisation: row.code === null ? 'none' : `${row.organisation_name} (${row.code})`,
    Assignee: row.assignee_name ?? 'nobody',
  });
  const to = words(after);
  return Object.entries(words(before))
    .map(([what, from]) => ({ what, from, to: to[what]! }))
    .filter((change) => change.from !== change.to);
}
