import { mustBeEqual } from '@dspt/service-kit/content';
import { namesIn, read } from './content.js';
import { partialIn } from './wording.js';

const names = [
  'head-office-function-off',
  'head-office-function-on',
  'may-do-administrator',
  'may-do-auditor',
  'may-do-member',
  'status-ending-again',
  'status-ending-alone',
] as const;

mustBeEqual('Files of content/partials', names, namesIn('partials'));
const partials = new Map(names.map((name) => [name, read(`partials/${name}`, partialIn)]));

/** Words that the data choose, or that several emails share: a file in `content/partials`. */
export const partial = (name: (typeof names)[number]) => partials.get(name)!;
