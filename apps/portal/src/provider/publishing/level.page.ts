import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Profile } from '@dspt/contracts/assessment/profiles';
import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import { levelNames } from '@dspt/contracts/values';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { levelNeeds, levelsOf, missingFor } from './levels.js';

export interface PublishingState {
  assessment: Assessment;
  profile: Profile;
  /** In how many other organisations the person may publish. */
  others?: number;
}

export function levelPage(
  { assessment, profile, others = 0 }: PublishingState,
  draft: PublicationDraft,
  form?: Form,
) {
  const levels = levelsOf(assessment);
  const readiness = levels.map((level) => ({ level, missing: missingFor(level, assessment, profile) }));
  const highest = readiness.findLast(({ missing }) => missing.length === 0)?.level ?? null;
  const given = form ?? Form.of({ level: draft.level ?? highest });
  return view('provider/publishing/level', {
    title: 'Which level do you want to publish?',
    back: paths.home,
    form: given,
    action: paths.publish.level,
    begun: draft.level !== null,
    severalPath: others > 0 ? paths.publishSeveral.choose : undefined,
    level: given.radios('level', {
      label: 'Which level do you want to publish?',
      heading: true,
      hint: `Your answers are for the edition ${assessment.edition.name}.`,
      options: levels.map((level) => ({ value: level, text: levelNames[level], hint: levelNeeds[level] })),
    }),
    readiness: readiness.map(({ level, missing }) => ({
      heading: levelNames[level],
      ready: missing.length === 0,
      missing,
    })),
  });
}
