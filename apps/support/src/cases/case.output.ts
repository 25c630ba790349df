import type { CaseSummary, HelpdeskCase } from '@dspt/contracts/support/cases';
import type { CaseRow, EntryRow } from './cases.repository.js';

export function summaryOf(row: CaseRow): CaseSummary {
  const { id, number, topic, state, source, code, email, version } = row;
  return {
    id,
    number,
    topic,
    state,
    source,
    code,
    organisationName: row.organisation_name,
    email,
    firstName: row.first_name,
    lastName: row.last_name,
    assignee: memberOf(row.assignee_id, row.assignee_name),
    openedAt: row.opened_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    version,
  };
}

export function caseOutput(row: CaseRow, entries: EntryRow[], duplicates: CaseRow[]): HelpdeskCase {
  return {
    ...summaryOf(row),
    telephone: row.telephone,
    message: row.message,
    entries: entries.map(({ id, kind, at, by_id, by_name, text }) => ({
      id,
      kind,
      at: at.toISOString(),
      by: memberOf(by_id, by_name),
      text,
    })),
    duplicates: duplicates.map(summaryOf),
  };
}

const memberOf = (id: string | null, name: string | null): CaseSummary['assignee'] =>
  id === null || name === null ? null : { id, name };
