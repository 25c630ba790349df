import type { IncidentSummary } from '@dspt/contracts/support/incidents';
import { dateText, momentText } from '../words/dates.js';

/** Whether the regulator is to be told, and was. */
export function tellText({ decision, tellBy, regulatorToldOn }: IncidentSummary): string {
  if (regulatorToldOn) return `Told on ${dateText(regulatorToldOn)}`;
  if (decision === 'need-not-tell') return 'Need not be told';
  return tellBy ? `By ${momentText(tellBy)}` : 'Not known';
}
