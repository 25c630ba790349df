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
}

export function levelPage(
  { assessment, profile }: PublishingState,
  draft: PublicationDraft,
  form = Form.of({ level: draft.level }),
) {
  const levels = levelsOf(assessment);
  return view('provider/publishing/level', {
    title: 'Which level do you want to publish?',
    back: paths.home,
    form,
    action: paths.publish.level,
    begun: draft.level !== null,
    level: form.radios('level', {
      label: 'Which level do you want to publish?',
      heading: true,
      hint: `Your answers are for the edition ${assessment.edition.name}.`,
      options: levels.map((level) => ({ value: level, text: levelNames[level], hint: levelNeeds[level] })),
    }),
    readiness: levels.map((level) => {
      const missing = missingFor(level, assessment, profile);
      return { heading: levelNames[level], ready: missing.length === 0, missing };
    }),
  });
}
