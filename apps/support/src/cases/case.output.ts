import type { CaseSummary, HelpdeskCase } from '@dspt/contracts/support/cases';
import type { StoredCaseEntry } from './case-entry.entity.js';
import type { StoredCase } from './case.entity.js';

export function summaryOf(row: StoredCase): CaseSummary {
  const { id, number, topic, state, source, code, organisationName, email, firstName, lastName, version } =
    row;
  return {
    id,
    number,
    topic,
    state,
    source,
    code,
    organisationName,
    email,
    firstName,
    lastName,
    assignee: memberOf(row.assigneeId, row.assigneeName),
    openedAt: row.openedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    version,
  };
}

export function caseOutput(
  row: StoredCase,
  entries: StoredCaseEntry[],
  duplicates: StoredCase[],
): HelpdeskCase {
  return {
    ...summaryOf(row),
    telephone: row.telephone,
    message: row.message,
    entries: entries.map(({ id, kind, at, byId, byName, text }) => ({
      id,
      kind,
      at: at.toISOString(),
      by: memberOf(byId, byName),
      text,
    })),
    duplicates: duplicates.map(summaryOf),
  };
}

const memberOf = (id: string | null, name: string | null): CaseSummary['assignee'] =>
  id === null || name === null ? null : { id, name };
