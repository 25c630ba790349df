import type { Incident, IncidentSummary } from '@dspt/contracts/support/incidents';
import { decisionOf } from './decision.js';
import type { StoredIncidentEntry } from './incident-entry.entity.js';
import type { StoredIncident } from './incident.entity.js';

export const numberOf = ({ seq }: Pick<StoredIncident, 'seq'>): string => `I-${seq.padStart(6, '0')}`;

export function summaryOutput(row: StoredIncident): IncidentSummary {
  const { id, code, organisationName, state, facts, version } = row;
  return {
    id,
    number: numberOf(row),
    code,
    organisationName,
    title: facts.title,
    kind: facts.kind,
    state,
    decision: decisionOf(facts) ?? null,
    tellBy: row.tellBy?.toISOString() ?? null,
    regulatorToldOn: facts.regulatorToldOn,
    changedAt: row.changedAt.toISOString(),
    version,
  };
}

export const incidentOutput = (row: StoredIncident, entries: StoredIncidentEntry[]): Incident => ({
  ...summaryOutput(row),
  facts: row.facts,
  entries: entries.map(({ at, byName, what, fields, note }) => ({
    at: at.toISOString(),
    by: byName,
    what,
    fields,
    note,
  })),
});
