import { momentDay } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { countsUntil, type Finished } from './outcome.page.js';

/** A page to print for somebody who has passed. */
export const certificatePage = ({ organisationName, firstName, lastName, outcome }: Finished, back: string) =>
  view('public/quiz/certificate', {
    title: 'Certificate: data security quiz',
    back,
    name: `${firstName} ${lastName}`,
    organisationName,
    score: `${outcome.score} of ${outcome.total}`,
    day: momentDay(outcome.finishedAt),
    until: countsUntil(outcome),
  });
