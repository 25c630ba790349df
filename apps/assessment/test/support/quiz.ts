import { quizAttempt, staffQuiz, type QuizAttempt } from '@dspt/contracts/assessment/quiz';
import type { TestService } from '@dspt/testing/service';
import { readQuestions } from '../../src/quiz/questions.js';
import { as } from './people.js';

/** A new link to the quiz of an organisation. */
export async function linkOf(service: TestService, code: string): Promise<string> {
  const member = await as(service, 'member', code);
  const { body } = await member.post(`/organisations/${code}/quiz/links`, {}).expect(200);
  return staffQuiz.parse(body).link!.token;
}

export async function begin(service: TestService, token: string, more: object = {}): Promise<string> {
  const body = { firstName: 'Ann', lastName: 'Lee', ...more };
  const reply = await service.http.post(`/quizzes/${token}/attempts`).send(body).expect(200);
  return (reply.body as { id: string }).id;
}

export async function open(service: TestService, token: string, id: string): Promise<QuizAttempt> {
  return quizAttempt.parse((await service.http.get(`/quizzes/${token}/attempts/${id}`).expect(200)).body);
}

type Answers = { question: string; choice: number }[];

export async function send(
  service: TestService,
  { token, id }: { token: string; id: string },
  answers: Answers,
): Promise<QuizAttempt> {
  const reply = await service.http.put(`/quizzes/${token}/attempts/${id}/answers`).send({ answers });
  return quizAttempt.parse(reply.body);
}

const right = new Map(readQuestions().map(({ id, right: text }) => [id, text]));

export const rightAnswers = ({ questions }: QuizAttempt): Answers =>
  questions.map(({ id, choices }) => ({ question: id, choice: choices.indexOf(right.get(id)!) + 1 }));

export const wrongAnswers = ({ questions }: QuizAttempt): Answers =>
  questions.map(({ id, choices }) => ({
    question: id,
    choice: choices.findIndex((text) => text !== right.get(id)) + 1,
  }));

/** Takes the quiz from beginning to end with so many right answers. */
export async function take(
  service: TestService,
  token: string,
  { right: number, ...taker }: { right: number; firstName?: string; lastName?: string; job?: string },
): Promise<QuizAttempt> {
  const id = await begin(service, token, taker);
  const attempt = await open(service, token, id);
  const answers = [...rightAnswers(attempt).slice(0, number), ...wrongAnswers(attempt).slice(number)];
  return send(service, { token, id }, answers);
}
