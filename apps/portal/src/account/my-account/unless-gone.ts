import { Problem } from '@dspt/contracts/problem';

/** For what somebody wants to be gone: that it is already is no problem. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'not-found')) throw error;
}
