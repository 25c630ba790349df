import { InvalidInput, Problem } from '@dspt/contracts/problem';

/** What went wrong, for the operator who has to decide what becomes of an event. */
export function whyText(error: unknown): string {
  if (error instanceof InvalidInput) return ['It does not fit its contract', ...fieldsOf(error)].join('; ');
  if (error instanceof Problem)
    return [error.details.title, error.details.detail].filter((text) => text !== undefined).join('. ');
  return error instanceof Error ? error.message : String(error);
}

const fieldsOf = ({ details }: InvalidInput): string[] =>
  (details.errors ?? []).map(({ field, message }) => (field ? `${field}: ${message}` : message));
