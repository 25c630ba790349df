import type { QuizPaper } from '@dspt/contracts/assessment/quiz-papers';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { enough } from '../../public/quiz/start.page.js';

const letterOf = (place: number): string => String.fromCodePoint('A'.codePointAt(0)! + place);

/** A sheet to tick with a pen, and on a page of its own what it is marked with. */
export const paperPage = ({ organisationName, sheet, questions }: QuizPaper) =>
  view('provider/quiz/paper', {
    title: `Data security quiz, sheet ${sheet}`,
    back: paths.staffQuiz.overview,
    caption: organisationName,
    sheet,
    total: questions.length,
    enough: enough(questions.length),
    anotherPath: paths.staffQuiz.paper,
    recordPath: withQuery(paths.staffQuiz.record, { sheet }),
    questions: questions.map(({ question, choices }, index) => ({
      heading: `${index + 1}. ${question}`,
      choices: choices.map((text, place) => `${letterOf(place)}. ${text}`),
    })),
    marks: questions.map(({ choices, right, explanation }, index) => ({
      number: index + 1,
      right: `${letterOf(right - 1)}. ${choices[right - 1]!}`,
      explanation,
    })),
  });
