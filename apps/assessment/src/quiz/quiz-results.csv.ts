import type { QuizPerson, QuizStanding } from '@dspt/contracts/assessment/quiz-results';
import type { CsvColumns } from '@dspt/service-kit/http/csv';

const standings: Record<QuizStanding, string> = {
  passed: 'Passed in the last 12 months',
  'out-of-date': 'Passed more than 12 months ago',
  'not-passed': 'Not passed',
};

export const quizColumns: CsvColumns<QuizPerson> = {
  'First name': ({ firstName }) => firstName,
  'Last name': ({ lastName }) => lastName,
  'Job or place': ({ job }) => job,
  Result: ({ standing }) => standings[standing],
  'Last passed': ({ passedOn }) => passedOn,
  'Best result': ({ best }) => `${best.score} of ${best.total}`,
  'Last result': ({ last }) => `${last.score} of ${last.total}`,
  'Last taken': ({ last }) => last.takenOn,
};
