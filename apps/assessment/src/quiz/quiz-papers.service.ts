import { randomUUID } from 'node:crypto';
import { recordQuizResult, type QuizPaper } from '@dspt/contracts/assessment/quiz-papers';
import { quizRules } from '@dspt/contracts/assessment/quiz';
import { expiryOf } from '@dspt/contracts/days';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { dayWords } from '@dspt/service-kit/actions/words';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { isPassed, shownQuiz } from './draw.js';
import { nameKey } from './name-key.js';
import { paperOf } from './paper.js';
import { QuizResultsRepository } from './quiz-results.repository.js';
import { QuizQuestions } from './questions.js';

type Given = Omit<Body<typeof recordQuizResult>, 'requestId'>;

/** The quiz on paper, for staff without a phone: printed, marked by hand and entered. */
@Injectable()
export class QuizPapersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly results: QuizResultsRepository,
    private readonly questions: QuizQuestions,
    private readonly organisations: OrganisationsClient,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string, sheet: number): Promise<QuizPaper> {
    caller.mustActFor(code);
    const { all } = this.questions;
    const organisationName = await this.organisations.nameOf(code);
    return { organisationName, sheet, questions: shownQuiz(paperOf(all, sheet), all)! };
  }

  /** @throws {InvalidInput} for a day on which it cannot have been taken, or does not count any more */
  async record(
    caller: Caller,
    code: string,
    { requestId, ...given }: Body<typeof recordQuizResult>,
  ): Promise<Output<typeof recordQuizResult>> {
    caller.mustActFor(code);
    const problem = dayProblem(this.clock.today(), given.takenOn);
    if (problem) throw new InvalidInput([{ field: 'takenOn', message: problem }]);
    const sent = { route: recordQuizResult, requestId, by: caller.personId, input: { code, ...given } };
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => ({
        personId: await this.store(manager, caller, code, given),
      })),
    );
  }

  private async store(manager: EntityManager, caller: Caller, code: string, given: Given): Promise<string> {
    const { firstName, lastName, job, takenOn, sheet, score } = given;
    const key = nameKey({ firstName, lastName });
    const personId = await this.results.person(manager, { code, key, firstName, lastName, job });
    const id = randomUUID();
    const counted = { score, total: quizRules.questions };
    await this.results.insert(manager, {
      id,
      personId,
      ...counted,
      passed: isPassed(counted),
      takenOn,
      recordedAt: this.clock.now(),
      sheet,
      recordedBy: caller.personId,
      recordedByName: caller.name,
    });
    const to = { id, sheet, ...counted };
    await this.audit.write(manager, { did: 'quiz-result.recorded', organisation: code, to });
    return personId;
  }
}

function dayProblem(today: string, takenOn: string): string | undefined {
  if (takenOn > today) return `${dayWords(takenOn)} has not come yet. Enter today or a day before`;
  if (today >= expiryOf(takenOn))
    return `${dayWords(takenOn)} is more than 12 months ago, so it does not count any more`;
  return undefined;
}
