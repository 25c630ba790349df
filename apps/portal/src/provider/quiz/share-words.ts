import { quizTarget, type QuizShare } from '@dspt/contracts/assessment/quiz-results';
import { paths } from '../../paths.js';

const people = (number: number): string => (number === 1 ? '1 person' : `${number} people`);

/** How many have passed, as one sentence: it is also what is offered as an answer. */
export function shareText({ staff, passed, percent }: QuizShare): string {
  if (staff === null || percent === null)
    return `${people(passed)} passed the staff quiz in the last 12 months.`;
  if (passed > staff) return `${passed} people passed the staff quiz in the last 12 months.`;
  return `${passed} of ${staff} staff (${percent}%) passed the staff quiz in the last 12 months.`;
}

/** What follows from it for question 3.2.1; nothing is made to look better than it is. */
export function shareAdvice({ staff, passed, percent }: QuizShare): string {
  if (staff === null || percent === null) return 'Say how many staff you have, and we work out the share.';
  if (passed > staff)
    return `That is more people than the ${staff} staff you have. Remove from the list who has left, and join people who are in it twice.`;
  if (percent >= quizTarget) return `That is at least ${quizTarget}%, which is what question 3.2.1 asks for.`;
  const needed = Math.ceil((staff * quizTarget) / 100) - passed;
  return `That is below ${quizTarget}%. ${people(needed)} more must pass, or have had other training.`;
}

/** Whether it says something that may stand as evidence: also what is below the target, for it says so. */
const isEvidence = ({ staff, passed }: QuizShare): boolean =>
  passed > 0 && (staff === null || passed <= staff);

/** What a question offers from the quiz. */
export const quizOffer = (share: QuizShare) => ({
  text: shareText(share),
  advice: shareAdvice(share),
  href: paths.staffQuiz.overview,
  offered: isEvidence(share),
});

/** A comment that also says how many have passed; what was written stays. */
export function withShare(comment: string, share: QuizShare): string {
  const text = shareText(share);
  if (comment.includes(text)) return comment;
  return comment === '' ? text : `${comment}\n${text}`;
}
