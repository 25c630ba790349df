import { profile as profileContract, type Profile } from '@dspt/contracts/assessment/profiles';
import type { Problem } from '@dspt/contracts/problem';
import { choosePage } from '../pages/choose.page.js';
import type { Form } from '../pages/form.js';
import { paths, withQuery } from '../paths.js';
import type { ProfileQuestion } from './profile-questions.js';

/** The profile as somebody else saved it meanwhile, and who; `undefined` for any other problem. */
export function profileChangedMeanwhile({
  code,
  details,
}: Problem): { profile: Profile; by: string } | undefined {
  if (code !== 'profile-changed') return undefined;
  const { success, data } = profileContract.safeParse(details['profile']);
  return success ? { profile: data, by: String(details['changedBy']) } : undefined;
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
  const lineOf = (one: Profile) => [{ text: question.answer(one) ?? 'Not answered' }];
  return choosePage({
    form,
    version: profile.version,
    action: here,
    question: question.heading,
    theirs: { heading: `The answer of ${by}`, lines: lineOf(profile), keepPath: here },
    mine: lineOf(mine),
  });
}
