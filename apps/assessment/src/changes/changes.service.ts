import type { Change, downloadChanges, listChanges } from '@dspt/contracts/assessment/changes';
import { startOfDay } from '@dspt/contracts/days';
import type { Output, Query } from '@dspt/contracts/define';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { QuestionSet } from '../question-sets/question-set.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { changeOutput } from './change.output.js';
import { ChangesRepository, type Wanted } from './changes.repository.js';

type Filter = Query<typeof downloadChanges>;

/** Everything that happened to an assessment, in one list: read from where it is kept already. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly repository: ChangesRepository,
    private readonly questionSets: QuestionSetsService,
  ) {}

  async list(
    caller: Caller,
    code: string,
    { page, perPage, ...filter }: Query<typeof listChanges>,
  ): Promise<Output<typeof listChanges>> {
    caller.mustActFor(code);
    const sets = await this.questionSets.all();
    const { rows, total } = await this.repository.list(code, wantedIn(sets, filter), { page, perPage });
    const people = await this.repository.people(code);
    return { items: rows.map((row) => changeOutput(sets, row)), total, people };
  }

  /** Whether the caller may is known before the first line leaves. */
  async download(caller: Caller, code: string, filter: Filter): Promise<AsyncIterable<Change>> {
    caller.mustActFor(code);
    const sets = await this.questionSets.all();
    return this.lines(sets, code, wantedIn(sets, filter));
  }

  private async *lines(sets: readonly QuestionSet[], code: string, wanted: Wanted): AsyncGenerator<Change> {
    for await (const row of this.repository.all(code, wanted)) yield changeOutput(sets, row);
  }
}

const wantedIn = (sets: readonly QuestionSet[], { person, section, ref, since }: Filter): Wanted => ({
  person: person ?? null,
  about: section || ref ? aboutIn(sets, { section, ref }) : null,
  since: since ? startOfDay(since) : null,
});

/** Refs of the items, with those of their assertions, by edition: a number may mean another question in another year. */
function aboutIn(
  sets: readonly QuestionSet[],
  { section, ref }: Pick<Filter, 'section' | 'ref'>,
): Record<string, string[]> {
  const refsOf = ({ edition, items }: QuestionSet): [string, string[]] => {
    const about = items.filter(
      (item) => (!section || item.section === section) && (!ref || item.ref === ref),
    );
    return [edition.id, [...new Set(about.flatMap((item) => [item.ref, item.assertion]))]];
  };
  return Object.fromEntries(sets.map((set) => refsOf(set)));
}
