import type { listItems } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { certificateNames } from '@dspt/contracts/assessment/profiles';
import { momentDay } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { answerLines } from './answer-words.js';

type Items = Output<typeof listItems>;
type Item = Items['items'][number];

/** Every question that counts with its answer, and optional ones that are answered; to read or print, a section a page. */
export function answersPage(
  { editionName, items }: Items,
  {
    organisationName,
    mayAnswer,
    others = 0,
  }: { organisationName: string; mayAnswer: boolean; others?: number | undefined },
) {
  const shown = items.filter(({ mandatoryFor, version }) => mandatoryFor !== null || version > 0);
  return view('provider/assessment/answers', {
    title: 'All your answers',
    back: paths.assessment.tasks,
    lead: `${organisationName}, edition ${editionName}.`,
    downloadPath: paths.answerSheets.download,
    copyPath: others > 0 ? paths.answerCopies.questions : undefined,
    uploadPath: mayAnswer ? paths.answerSheets.upload : undefined,
    sections: [...new Set(shown.map(({ section }) => section))].map((section) => ({
      heading: section,
      items: shown.filter((item) => item.section === section).map((item) => row(item)),
    })),
  });
}

const row = ({ ref, question, answer, exemptBy, changedBy, changedAt }: Item) => ({
  question: `${ref} ${question}`,
  href: paths.assessment.item(ref),
  lines: exemptBy ? [{ text: `Your ${certificateNames[exemptBy]} covers this` }] : answerLines(answer),
  by: changedBy && changedAt ? `${changedBy}, ${momentDay(changedAt)}` : undefined,
});
