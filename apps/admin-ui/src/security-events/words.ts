import { securityEventNames, type SecurityEvent } from '@dspt/contracts/identity/security-events';
import { momentText } from '../words/dates.js';

/** What happened, with what is worth knowing about it. @example 'Sign-in refused: too many attempts before (3 times)' */
export function eventText({ kind, count, operation, until, by }: SecurityEvent): string {
  const more = [
    ...(operation ? [operation] : []),
    ...(count > 1 ? [`${count} times`] : []),
    ...(until ? [`until ${momentText(until)}`] : []),
    ...(by ? [`by ${nameOf(by)}`] : []),
  ];
  return more.length === 0 ? securityEventNames[kind] : `${securityEventNames[kind]} (${more.join(', ')})`;
}

export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`;
