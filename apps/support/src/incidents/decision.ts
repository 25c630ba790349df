import { momentInLondon } from '@dspt/contracts/days';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import {
  harmLikelihood,
  harmSeverity,
  type IncidentDecision,
  type IncidentFacts,
} from '@dspt/contracts/support/incidents';

const hoursToTell = 72;

/**
 * Whether the regulator (ICO) must be told within 72 hours, by the scale of the NHS's "Guide to the
 * notification of data security and protection incidents": harm that is at least likely and at least small. Whoever is cared for counts as small harm at the least, and "not sure" counts as yes.
 * @returns `undefined` while something is missing that decides
 */
export function decisionOf(facts: IncidentFacts): IncidentDecision | undefined {
  const { personal, whom, likelihood, severity } = facts;
  if (personal === 'no') return 'need-not-tell';
  if (!personal || !likelihood || !severity) return undefined;
  const likely = harmLikelihood.options.indexOf(likelihood) >= harmLikelihood.options.indexOf('likely');
  const bad = Math.max(
    harmSeverity.options.indexOf(severity),
    whom.includes('people-cared-for') ? harmSeverity.options.indexOf('minor') : 0,
  );
  if (!likely || bad < harmSeverity.options.indexOf('minor')) return 'need-not-tell';
  return bad >= harmSeverity.options.indexOf('serious') ? 'people-too' : 'tell-regulator';
}

/** What must be known before it can be reported, each missing thing beside its field. @throws {InvalidInput} */
export function mustBeComplete(facts: IncidentFacts, today: string): void {
  const errors: FieldError[] = [];
  const need = (field: keyof IncidentFacts, given: unknown, message: string) => {
    if (!given) errors.push({ field, message });
  };
  need('title', facts.title, 'Say in a few words what happened');
  need('kind', facts.kind, 'Select what kind of incident it was');
  need('description', facts.description, 'Describe what happened');
  need('foundOn', facts.foundOn, 'Enter the day on which you found out');
  if (facts.foundOn && facts.foundOn > today)
    errors.push({ field: 'foundOn', message: 'The day on which you found out cannot be in the future' });
  need('personal', facts.personal, 'Select whether it was about information about people');
  if (facts.personal !== 'no') {
    need('whom', facts.whom.length, 'Select whom the information was about');
    need('likelihood', facts.likelihood, 'Select how likely it is that somebody is harmed');
    need('severity', facts.severity, 'Select how bad the harm is or would be');
  }
  if (errors.length > 0) throw new InvalidInput(errors);
}

/** Until when the regulator is to be told: 72 hours after it was found, from the start of the day when no time is known. */
export function tellBy(facts: IncidentFacts): Date | null {
  const decision = decisionOf(facts);
  if (!facts.foundOn || !decision || decision === 'need-not-tell') return null;
  const found = momentInLondon(facts.foundOn, facts.foundAt || '00:00');
  return new Date(found.getTime() + hoursToTell * 3600_000);
}
