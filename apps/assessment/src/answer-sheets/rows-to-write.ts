import { noAnswer } from '@dspt/contracts/assessment/assessments';
import { certificateNames } from '@dspt/contracts/assessment/profiles';
import type { AnswerRow } from '../answers/answers.repository.js';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import { mandatoryFor, type EvidenceItem } from '../question-sets/question-set.js';
import { cellsOf, choicesOf, words } from './answer-cells.js';
import { titleOf } from './layout.js';
import type { AnswersToWrite } from './write-answers.js';

const needed = { approaching: 'Approaching Standards and Standards Met', met: 'Standards Met' };
const states = {
  'not-started': 'Not started',
  'not-yet': 'Not yet',
  answered: 'Answered',
  'not-applicable': 'Does not apply',
  exempt: 'Not needed',
  'carried-over': 'Check again: this is last year’s answer',
};

/** Every question with its answer, as a sheet shows them. */
export function answersToWrite(
  assessment: CurrentAssessment,
  answers: ReadonlyMap<string, AnswerRow>,
): AnswersToWrite {
  const { set, completion } = assessment;
  const rows = set.items.map((item) => {
    const { value = noAnswer, version = 0 } = answers.get(item.ref) ?? {};
    const waivedBy = completion.waivedBy(item.ref);
    const level = mandatoryFor(item);
    return {
      ref: item.ref,
      section: item.section,
      question: item.yesIf ? `${item.question}\nAnswer yes if: ${item.yesIf}` : item.question,
      kind: kindOf(item),
      needed: level ? needed[level] : 'Optional',
      status: waivedBy ? `Not needed: your ${certificateNames[waivedBy]} covers it` : states[value.state],
      ...cellsOf(item, value),
      version: String(version),
      isDay: item.answerType === 'date',
      choices: choicesOf(item),
    };
  });
  return { title: titleOf(assessment), rows };
}

function kindOf({ answerType, notApplicableAllowed }: EvidenceItem): string {
  const orNot = notApplicableAllowed ? `, or ‘${words.notApplicable}’` : '';
  return {
    tick: 'Choose from the list',
    text: `Write your answer${orNot}`,
    date: `Write a date like 27/3/2027${orNot}`,
    document: `Write a link, or where the document is kept. One to a line${orNot}`,
  }[answerType];
}
