import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Profile } from '@dspt/contracts/assessment/profiles';
import { levelNames, type Level } from '@dspt/contracts/values';
import { counted } from '../../pages/words.js';
import { itemPath } from '../assessment/progress.js';
import { paths, withQuery } from '../../paths.js';

/** Something to do before publishing, and where. */
export interface Mend {
  text: string;
  href: string;
}

export const levelsOf = ({ approachingAvailable }: Assessment): Level[] =>
  approachingAvailable ? ['approaching', 'met', 'exceeded'] : ['met', 'exceeded'];

/** What is missing for a level, the action plan aside: that is a step of its own. */
export function missingFor(
  level: Level,
  { progress }: Assessment,
  { complete, certificates }: Profile,
): Mend[] {
  const goal = level === 'approaching' ? 'approaching' : 'met';
  const { outstandingItems, unconfirmedAssertions } = progress[goal];
  const [first] = outstandingItems;
  const certificateMissing = level === 'exceeded' && !certificates.includes('cyber_essentials_plus');
  return [
    ...when(!complete, 'Complete your organisation profile', paths.profile.start),
    ...when(
      first !== undefined,
      `Answer ${counted(outstandingItems.length, 'question')}`,
      itemPath(first ?? '', goal),
    ),
    ...when(
      unconfirmedAssertions.length > 0,
      `Confirm ${counted(unconfirmedAssertions.length, 'assertion')}`,
      paths.assessment.confirm,
    ),
    ...when(
      certificateMissing,
      'Add a Cyber Essentials PLUS certificate, awarded in the last 12 months, to your profile',
      withQuery(paths.profile.question('email-and-certificate'), { return: paths.publish.level }),
    ),
  ];
}

const when = (holds: boolean, text: string, href: string): Mend[] => (holds ? [{ text, href }] : []);

export const levelNeeds: Record<Level, string> = {
  approaching:
    'For social care, once. It needs the most important questions and an action plan for the others.',
  met: 'It needs all questions, and all assertions confirmed.',
  exceeded: `It needs everything ${levelNames.met} needs, and a Cyber Essentials PLUS certificate.`,
};
