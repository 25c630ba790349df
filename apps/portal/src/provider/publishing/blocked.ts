import type { blockedBy } from '@dspt/contracts/assessment/publications';
import type { z } from 'zod';
import { paths, withQuery } from '../../paths.js';
import type { Mend } from './levels.js';

type Block = z.output<typeof blockedBy>;

const back = { return: paths.publish.preview };

const mends: Record<Block['code'], Mend> = {
  'profile-incomplete': { text: 'Complete your profile', href: paths.profile.check },
  'items-outstanding': {
    text: 'Answer the questions that are left',
    href: withQuery(paths.assessment.tasks, { show: 'left' }),
  },
  'assertions-unconfirmed': { text: 'Confirm the assertions', href: paths.assessment.confirm },
  'action-plan-incomplete': {
    text: 'Complete your action plan',
    href: withQuery(paths.actionPlan.edit, back),
  },
  'approaching-not-available': { text: 'Choose another level', href: paths.publish.level },
  'cyber-essentials-plus-needed': {
    text: 'Add the certificate to your profile',
    href: withQuery(paths.profile.question('cyber-essentials-plus'), back),
  },
  'sites-differ': { text: 'Choose your sites', href: paths.publish.questions },
};

/** What stands in the way, each with the page that mends it. */
export const blocks = (found: Block[]): { detail: string; mend: Mend }[] =>
  found.map(({ code, detail }) => ({ detail, mend: mends[code] }));

/** The action plan is a step on the way, not an obstacle. */
export const obstacles = (found: Block[]): Block[] =>
  found.filter(({ code }) => code !== 'action-plan-incomplete');
