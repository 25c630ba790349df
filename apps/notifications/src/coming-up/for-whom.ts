import type { ComingUp, findComingUp } from '@dspt/contracts/assessment/coming-up';
import type { Output } from '@dspt/contracts/define';

type Found = Output<typeof findComingUp>['items'];

/**
 * What each person is written to about: administrators everything, others what is about the questions they see to. Nobody is
 * written to about nothing, and nobody twice.
 */
export function forWhom(items: Found, administrators: readonly string[]): Map<string, ComingUp[]> {
  const owners = items.flatMap((item) => item.owners);
  const parts = [...new Set([...administrators, ...owners])].map((person) => {
    const theirs = administrators.includes(person)
      ? items
      : items.filter((item) => item.owners.includes(person));
    return [person, theirs.map(({ thing }) => thing)] as const;
  });
  return new Map(parts.filter(([, things]) => things.length > 0));
}
