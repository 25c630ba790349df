import { listEditions, listQuestions } from '@dspt/contracts/assessment/assessments';
import { listEditionChanges } from '@dspt/contracts/assessment/carry-over';
import type { Output } from '@dspt/contracts/define';
import { Route } from '@dspt/service-kit/http/route';
import { Controller } from '@nestjs/common';
import { changedItems } from './changed-items.js';
import { questionsOutput } from './questions.output.js';
import { QuestionSetsService } from './question-sets.service.js';

@Controller()
export class EditionsController {
  constructor(private readonly questionSets: QuestionSetsService) {}

  @Route(listEditions)
  async list(): Promise<Output<typeof listEditions>> {
    const [all, current] = await Promise.all([this.questionSets.all(), this.questionSets.current()]);
    return { items: all.map(({ edition }) => edition), current: current.edition.id };
  }

  @Route(listQuestions)
  async questions(): Promise<Output<typeof listQuestions>> {
    return questionsOutput(await this.questionSets.current());
  }

  @Route(listEditionChanges)
  async changes(): Promise<Output<typeof listEditionChanges>> {
    const set = await this.questionSets.current();
    const before = await this.questionSets.before(set);
    return {
      edition: set.edition,
      previous: before?.set.edition ?? null,
      changes: before ? changedItems(set, before) : [],
    };
  }
}
