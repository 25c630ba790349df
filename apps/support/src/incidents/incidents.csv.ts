import {
  incidentKindNames,
  incidentStateNames,
  type IncidentDecision,
  type IncidentSummary,
} from '@dspt/contracts/support/incidents';
import type { CsvColumns } from '@dspt/service-kit/http/csv';

const decisions: Record<IncidentDecision, string> = {
  'need-not-tell': 'No',
  'tell-regulator': 'Yes',
  'people-too': 'Yes, and the people it is about',
};

export const incidentColumns: CsvColumns<IncidentSummary> = {
  Number: ({ number }) => number,
  'What happened': ({ title }) => title,
  Kind: ({ kind }) => kind && incidentKindNames[kind],
  State: ({ state }) => incidentStateNames[state],
  'Regulator must be told': ({ decision }) => decision && decisions[decision],
  'Tell the regulator by (UTC)': ({ tellBy }) => tellBy,
  'Regulator told on': ({ regulatorToldOn }) => regulatorToldOn,
  'Last changed (UTC)': ({ changedAt }) => changedAt,
};
