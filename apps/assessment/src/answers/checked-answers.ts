import type { checkCarriedOver } from '@dspt/contracts/assessment/carry-over';
import type { Body } from '@dspt/contracts/define';
import { AsksAgain, CarriedOverChanged } from './answers.problems.js';
import type { AnswerRow } from './answers.repository.js';

type Seen = Body<typeof checkCarriedOver>['stillRight'][number];
type Looked = Seen & { row: AnswerRow | undefined };

/**
 * What is to be done of what somebody said about answers that were carried over. Saying it twice is no conflict, and whoever
 * says both of one answer wants to look again.
 * @throws {CarriedOverChanged} @throws {AsksAgain}
 */
export function checkedAnswers(
  given: Body<typeof checkCarriedOver>,
  rows: ReadonlyMap<string, AnswerRow>,
  personId: string,
): { stillRight: string[]; lookAgain: string[] } {
  const looked = (seen: Seen[]): Looked[] => seen.map((one) => ({ ...one, row: rows.get(one.ref) }));
  const isOf = ({ row, version }: Looked) => row?.version === version + 1 && row.changedBy === personId;
  const again = looked(given.lookAgain).filter((one) => !(isOf(one) && isToLookAt(one)));
  const againRefs = new Set(given.lookAgain.map(({ ref }) => ref));
  const right = looked(given.stillRight.filter(({ ref }) => !againRefs.has(ref))).filter(
    (one) => !(isOf(one) && one.row?.carriedFrom === null),
  );
  const changed = [...right, ...again].filter(({ row, version }) => (row?.version ?? 0) !== version);
  if (changed.length > 0)
    throw new CarriedOverChanged(
      changed.map(({ ref, row }) => ({ ref, by: row?.changedByName ?? 'Somebody' })),
    );
  const alone = right.filter((one) => isToLookAt(one));
  if (alone.length > 0) throw new AsksAgain(alone.map(({ ref }) => ref));
  return {
    stillRight: refsOf(right.filter(({ row }) => row?.carriedFrom)),
    lookAgain: refsOf(again.filter((one) => one.row?.carriedFrom && !isToLookAt(one))),
  };
}

const isToLookAt = ({ row }: Looked): boolean => row?.value.state === 'carried-over';
const refsOf = (looked: Looked[]): string[] => looked.map(({ ref }) => ref);
