import { randomInt, randomUUID } from 'node:crypto';
import { beginQuiz, type answerQuiz, type openQuiz, type QuizAttempt } from '@dspt/contracts/assessment/quiz';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Clock, dayOf } from '@dspt/service-kit/clock';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { drawQuiz, isPassed, scoreOf, shownQuiz, unanswered, type GivenAnswers } from './draw.js';
import { nameKey } from './name-key.js';
import { QuestionsGone, QuizLinkBusy, QuizLinkEnded } from './quiz.problems.js';
import type { StoredQuizAttempt } from './quiz-attempt.entity.js';
import { QuizAttemptsRepository } from './quiz-attempts.repository.js';
import type { QuizLink } from './quiz-link.entity.js';
import { QuizLinksService } from './quiz-links.service.js';
import { QuizResultsRepository } from './quiz-results.repository.js';
import { QuizQuestions } from './questions.js';

const hourMs = 3600_000;
/** An attempt can be finished, and seen, for so long: after that nobody finds names in the history of a shared computer. */
export const attemptKeptMs = 24 * hourMs;
/** A link is begun with at most so often in an hour: a large home that does the quiz together needs fewer. */
const mostInAnHour = 300;

@Injectable()
export class QuizAttemptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: QuizLinksService,
    private readonly attempts: QuizAttemptsRepository,
    private readonly results: QuizResultsRepository,
    private readonly questions: QuizQuestions,
    private readonly organisations: OrganisationsClient,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  async open(token: string): Promise<Output<typeof openQuiz>> {
    const { code } = await this.live(token);
    return { organisationName: await this.organisations.nameOf(code) };
  }

  async begin(
    token: string,
    { requestId, ...taker }: Body<typeof beginQuiz>,
  ): Promise<Output<typeof beginQuiz>> {
    const { id: linkId } = await this.live(token);
    const sent = { route: beginQuiz, requestId, by: null, input: { token, ...taker } };
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        await this.mustHaveRoom(manager, linkId);
        const id = randomUUID();
        const drawn = drawQuiz(this.questions.all, (below) => randomInt(below));
        await this.attempts.insert(manager, { id, linkId, ...taker, drawn, begunAt: this.clock.now() });
        return { id };
      }),
    );
  }

  async get(token: string, id: string): Promise<QuizAttempt> {
    const { link, attempt } = await this.find(token, id);
    return this.output(link, attempt);
  }

  async answer(token: string, id: string, { answers }: Body<typeof answerQuiz>): Promise<QuizAttempt> {
    const { link } = await this.find(token, id);
    const given = Object.fromEntries(answers.map(({ question, choice }) => [question, choice]));
    const attempt = await this.dataSource.transaction(async (manager) => {
      const held = await this.attempts.hold(manager, id);
      return held.answers ? held : this.finish(manager, link, held, given);
    });
    return this.output(link, attempt);
  }

  private async finish(
    manager: EntityManager,
    { code }: QuizLink,
    attempt: StoredQuizAttempt,
    given: GivenAnswers,
  ): Promise<StoredQuizAttempt> {
    const { id, drawn, firstName, lastName, job } = attempt;
    const missing = unanswered(drawn, given);
    if (missing.length > 0)
      throw new InvalidInput(
        drawn.flatMap(({ id: field }, index) =>
          missing.includes(field) ? [{ field, message: `Choose an answer to question ${index + 1}` }] : [],
        ),
      );
    const finished = { answers: onlyOf(drawn, given), finishedAt: this.clock.now() };
    await this.attempts.finish(manager, { id, ...finished });
    const key = nameKey({ firstName, lastName });
    const personId = await this.results.person(manager, { code, key, firstName, lastName, job });
    const counted = { score: scoreOf(drawn, given), total: drawn.length };
    const takenOn = dayOf(finished.finishedAt);
    const passed = isPassed(counted);
    const recordedAt = finished.finishedAt;
    await this.results.insert(manager, { id, personId, ...counted, passed, takenOn, recordedAt });
    return Object.assign(attempt, finished);
  }

  private async live(token: string): Promise<QuizLink> {
    const link = await this.links.byToken(token);
    if (link.endedAt) throw new QuizLinkEnded();
    return link;
  }

  /** Also with a link that has ended since: who has begun can finish. */
  private async find(token: string, id: string): Promise<{ link: QuizLink; attempt: StoredQuizAttempt }> {
    const link = await this.links.byToken(token);
    const since = new Date(this.clock.now().getTime() - attemptKeptMs);
    const attempt = await this.attempts.find(id, since);
    if (attempt?.linkId !== link.id) throw new NotFound('attempt at the quiz');
    return { link, attempt };
  }

  private async mustHaveRoom(manager: EntityManager, linkId: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - hourMs);
    if ((await this.attempts.begunSince(manager, linkId, since)) >= mostInAnHour) throw new QuizLinkBusy();
  }

  private async output({ code }: QuizLink, attempt: StoredQuizAttempt): Promise<QuizAttempt> {
    const { firstName, lastName, job, drawn, answers, finishedAt } = attempt;
    const shown = shownQuiz(drawn, this.questions.all);
    if (!shown) throw new QuestionsGone();
    const counted = answers && { score: scoreOf(drawn, answers), total: drawn.length };
    return {
      organisationName: await this.organisations.nameOf(code),
      firstName,
      lastName,
      job,
      questions: shown.map(({ id, question, choices }) => ({ id, question, choices })),
      outcome: counted && {
        ...counted,
        passed: isPassed(counted),
        finishedAt: finishedAt!.toISOString(),
        marked: shown.map(({ id, right, explanation }) => ({
          question: id,
          chosen: answers[id]!,
          right,
          explanation,
        })),
      },
    };
  }
}

const onlyOf = (drawn: StoredQuizAttempt['drawn'], given: GivenAnswers): GivenAnswers =>
  Object.fromEntries(drawn.map(({ id }) => [id, given[id]!]));
