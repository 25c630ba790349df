import type { Profile } from '@dspt/contracts/assessment/profiles';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { askedOf, profileQuestions } from './profile-questions.js';
import type { ProfileQuestion } from './profile-question.js';

/** Nobody has answered anything yet. */
export const isUntouched = (profile: Profile): boolean =>
  profile.acceptedAt === null &&
  profileQuestions
    .flatMap(({ lines }) => lines)
    .every(({ answer }) => [undefined, 'Nobody named'].includes(answer(profile)));

interface Asking {
  question: ProfileQuestion;
  profile: Profile;
  /** Where to go on after a change; empty on the way through. */
  back: string;
  /** It is the first page somebody sees of the profile. */
  first?: boolean;
}

/** The form of a question as it is answered now, with the version of the profile that it shows. */
const formOf = (question: ProfileQuestion, profile: Profile): Form =>
  Form.of({ ...question.known(profile), version: String(profile.version) });

export function questionPage(
  { question, profile, back, first = false }: Asking,
  form = formOf(question, profile),
) {
  const { name, heading, lines, control } = question;
  return view('provider/profile/question', {
    title: heading,
    back: first ? paths.home : back || pathBefore(question, profile),
    first,
    form,
    action: withQuery(paths.profile.question(name), { return: back }),
    hidden: [{ name: 'version', value: form.text('version') || String(profile.version) }],
    // A question that is asked alone is the heading itself.
    heading: lines.length > 1 ? heading : undefined,
    control: control(form),
  });
}

function pathBefore(question: ProfileQuestion, profile: Profile): string {
  const before = askedOf(profile).findLast(
    (one) => profileQuestions.indexOf(one) < profileQuestions.indexOf(question),
  );
  return before ? paths.profile.question(before.name) : paths.home;
}

/** Answers as the rows of a summary list, with links to change them that come back to `back`. */
export function profileRows(profile: Profile, mayChange: boolean, back: string) {
  return askedOf(profile).flatMap(({ name, lines }) =>
    lines.map(({ label, fields, answer }) => ({
      key: { text: label },
      value: { text: answer(profile) ?? 'Not answered yet' },
      actions: mayChange ? { items: [changeLink(name, label, fields[0]!, back)] } : undefined,
    })),
  );
}

const changeLink = (name: string, label: string, id: string, back: string) => ({
  href: withQuery(paths.profile.question(name), { return: back }),
  text: 'Change',
  visuallyHiddenText: label,
  attributes: { id },
});

export function checkPage(profile: Profile, mayChange: boolean, form = new Form()) {
  return view('provider/profile/check', {
    title: mayChange ? 'Check your answers' : 'Organisation profile',
    back: paths.home,
    form,
    action: paths.profile.check,
    hidden: [{ name: 'version', value: String(profile.version) }],
    rows: profileRows(profile, mayChange, paths.profile.check),
    mayChange,
    accepted:
      profile.acceptedAt && profile.acceptedBy
        ? `Last accepted by ${profile.acceptedBy} on ${momentText(profile.acceptedAt)}.`
        : undefined,
    notYours: mayChange ? undefined : 'Only administrators of your organisation can change the profile.',
  });
}
