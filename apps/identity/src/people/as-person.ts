import { acting, actingAs } from '@dspt/service-kit/audit/acting';
import type { Person } from './person.entity.js';

/** Somebody who has shown a link of theirs does this, though not signed in yet. */
export const asPerson = <T>(
  { id, firstName, lastName }: Pick<Person, 'id' | 'firstName' | 'lastName'>,
  act: () => Promise<T>,
): Promise<T> => actingAs({ ...acting(), actor: { id, name: `${firstName} ${lastName}`, role: null } }, act);
