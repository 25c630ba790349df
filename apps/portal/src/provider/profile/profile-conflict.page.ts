import { profile as profileContract, type Profile } from '@dspt/contracts/assessment/profiles';
import { InvalidInput, Problem, type FieldError } from '@dspt/contracts/problem';
import { choosePage } from '../../pages/choose.page.js';
import type { Form } from '../../pages/form.js';
import { paths, withQuery } from '../../paths.js';
import { askedOf } from './profile-questions.js';
import type { ProfileQuestion } from './profile-question.js';

/** The profile as somebody else saved it meanwhile, and who; `undefined` for any other problem. */
export function profileChangedMeanwhile({
  code,
  details,
}: Problem): { profile: Profile; by: string } | undefined {
  if (code !== 'profile-changed') return undefined;
  const { success, data } = profileContract.safeParse(details['profile']);
  return success ? { profile: data, by: String(details['changedBy']) } : undefined;
}

/** Each question whose answer has been changed since a version of the profile was shown, and by whom. */
export const changedSince = (
  profile: Profile,
  shown: number,
  since = 'since you opened the page. Check it again',
): FieldError[] =>
  askedOf(profile)
    .flatMap(({ lines }) => lines)
    .flatMap(({ label, fields }) => {
      const change = fields.map((field) => profile.changes[field]).find((one) => one && one.version > shown);
      const message = `${change?.by} has changed the answer to “${label}” ${since}`;
      return change ? [{ field: fields[0]!, message }] : [];
    });

/**
 * Does something with the profile as it was shown, as a whole.
 * @throws {InvalidInput} that leads to what has been changed since
 */
export async function asShown<T>(shown: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const current = error instanceof Problem ? profileChangedMeanwhile(error) : undefined;
    const changed = current ? changedSince(current.profile, shown) : [];
    throw changed.length > 0 ? new InvalidInput(changed) : error;
  }
}

interface Conflict {
  question: ProfileQuestion;
  back: string;
  current: { profile: Profile; by: string };
}

/** Both answers, and a choice between them. */
export function profileConflictPage({ question, back, current: { profile, by } }: Conflict, form: Form) {
  const here = withQuery(paths.profile.question(question.name), { return: back });
  const mine = { ...profile, ...question.read(form) };
  const different = question.lines.filter(({ answer }) => answer(profile) !== answer(mine));
  const linesOf = (one: Profile) =>
    different.map(({ label, answer }) => ({ text: `${label}: ${answer(one) ?? 'not answered'}` }));
  return choosePage({
    form,
    version: profile.version,
    action: here,
    question: question.heading,
    theirs: { heading: `The answer of ${by}`, lines: linesOf(profile), keepPath: here },
    mine: linesOf(mine),
  });
}
