import type { listQuestions } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { article, titleOf } from '../../content/content.js';
import { standards, type Standard } from '../../content/standards.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Question = Output<typeof listQuestions>['items'][number];

/** The guide to a standard, with the questions about it, which lead to where the visitor can read or answer them. */
export function standardPage(
  number: Standard,
  questions: Question[] | undefined,
  { mayAnswer }: { mayAnswer: boolean },
) {
  const next = standards.find((each) => Number(each) === Number(number) + 1);
  return view('help/guides/standard', {
    back: paths.help.hub,
    ...article(`help/standards/${number}`, {}),
    unavailable: questions === undefined,
    questions: questions
      ?.filter(({ standard }) => standard === Number(number))
      .map((question) => ({
        text: `${question.ref} ${question.question}`,
        level: levelWords[question.mandatoryFor ?? 'none'],
        href: mayAnswer ? paths.assessment.item(question.ref) : guideTo(question),
      })),
    next: next && { href: paths.help.standard(next), text: titleOf(`help/standards/${next}`) },
  });
}

const levelWords = {
  approaching: 'all levels',
  met: 'Standards Met',
  none: 'optional',
} as const;

const guideTo = ({ ref, mandatoryFor }: Question): string | undefined =>
  mandatoryFor ? `${paths.help.level(mandatoryFor)}#question-${ref}` : undefined;
