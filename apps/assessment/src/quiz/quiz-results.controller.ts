import {
  downloadQuizPeople,
  getQuizPerson,
  getQuizShare,
  joinQuizPerson,
  listQuizPeople,
  removeQuizPerson,
  removeQuizResult,
  saveQuizStaff,
  type QuizPersonPage,
  type QuizShare,
} from '@dspt/contracts/assessment/quiz-results';
import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { csvFile } from '@dspt/service-kit/http/csv';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import { quizColumns } from './quiz-results.csv.js';
import { QuizResultsService } from './quiz-results.service.js';

@Controller()
export class QuizResultsController {
  constructor(private readonly results: QuizResultsService) {}

  @Route(getQuizShare)
  share(
    @Param({ schema: getQuizShare.params }) { code }: Params<typeof getQuizShare>,
    @CurrentCaller() caller: Caller,
  ): Promise<QuizShare> {
    return this.results.share(caller, code);
  }

  @Route(saveQuizStaff)
  saveStaff(
    @Param({ schema: saveQuizStaff.params }) { code }: Params<typeof saveQuizStaff>,
    @Body({ schema: saveQuizStaff.body }) body: BodyOf<typeof saveQuizStaff>,
    @CurrentCaller() caller: Caller,
  ): Promise<QuizShare> {
    return this.results.saveStaff(caller, code, body);
  }

  @Route(listQuizPeople)
  list(
    @Param({ schema: listQuizPeople.params }) { code }: Params<typeof listQuizPeople>,
    @Query({ schema: listQuizPeople.query }) query: QueryOf<typeof listQuizPeople>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listQuizPeople>> {
    return this.results.list(caller, code, query);
  }

  @Route(downloadQuizPeople)
  async download(
    @Param({ schema: downloadQuizPeople.params }) { code }: Params<typeof downloadQuizPeople>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return csvFile(`staff-quiz-${code}.csv`, quizColumns, await this.results.people(caller, code));
  }

  @Route(getQuizPerson)
  get(
    @Param({ schema: getQuizPerson.params }) { code, id }: Params<typeof getQuizPerson>,
    @CurrentCaller() caller: Caller,
  ): Promise<QuizPersonPage> {
    return this.results.get(caller, code, id);
  }

  @Route(joinQuizPerson)
  join(
    @Param({ schema: joinQuizPerson.params }) { code, id }: Params<typeof joinQuizPerson>,
    @Body({ schema: joinQuizPerson.body }) { to }: BodyOf<typeof joinQuizPerson>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.results.join(caller, code, id, to);
  }

  @Route(removeQuizPerson)
  remove(
    @Param({ schema: removeQuizPerson.params }) { code, id }: Params<typeof removeQuizPerson>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.results.remove(caller, code, id);
  }

  @Route(removeQuizResult)
  removeResult(
    @Param({ schema: removeQuizResult.params }) { code, id, result }: Params<typeof removeQuizResult>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.results.removeResult(caller, code, id, result);
  }
}
