import type { humanAnswer } from '@dspt/contracts/identity/human-checks';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { z } from 'zod';

export type Solved = Required<Pick<z.infer<typeof humanAnswer>, 'id' | 'solution'>>;

/** Does what a browser does for a human check. */
export async function solveHumanCheck(id: string): Promise<Solved> {
  const challenge = JSON.parse(Buffer.from(id, 'base64').toString()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The human check has no solution');
  return { id, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
}

/** An answer to the same challenge that the work does not lead to. */
export const wrongly = ({ id, solution }: Solved): Solved => ({
  id,
  solution: { ...solution, derivedKey: '0'.repeat(solution.derivedKey.length) },
});

/** Its answer as the fields of a form. */
export async function humanFields(id: string): Promise<Record<string, string>> {
  const { counter, derivedKey } = (await solveHumanCheck(id)).solution;
  return { 'human.counter': String(counter), 'human.derivedKey': derivedKey };
}
