import type {
  listQuizPeople,
  QuizPerson,
  QuizPersonPage,
  QuizShare,
} from '@dspt/contracts/assessment/quiz-results';
import type { Output, Query } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { nameKey, wordKeys } from './name-key.js';
import { QuizStaffChanged } from './quiz.problems.js';
import type { QuizResult } from './quiz-result.entity.js';
import { QuizResultsRepository, type PersonRow } from './quiz-results.repository.js';
import { percentOf, standingOn } from './standing.js';

/** The audit trail says that something was done to whom by number only: names stay here. */
@Injectable()
export class QuizResultsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: QuizResultsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async share(caller: Caller, code: string): Promise<QuizShare> {
    const people = await this.people(caller, code);
    const row = await this.repository.staff(code);
    const passed = people.filter(({ standing }) => standing === 'passed').length;
    const staff = row?.staff ?? null;
    return { staff, passed, percent: percentOf({ staff, passed }), version: row?.version ?? 0 };
  }

  async saveStaff(
    caller: Caller,
    code: string,
    { staff, version }: { staff: number; version: number },
  ): Promise<QuizShare> {
    caller.mustActFor(code);
    await this.dataSource.transaction(async (manager) => {
      const from = (await this.repository.staff(code, manager))?.staff ?? null;
      const changed = { changedAt: this.clock.now(), changedByName: caller.name };
      if (!(await this.repository.saveStaff(manager, { code, staff, version, ...changed }))) {
        const now = await this.repository.staff(code, manager);
        throw new QuizStaffChanged(now!);
      }
      await this.write(manager, code, 'quiz-staff.changed', { from: { staff: from }, to: { staff } });
    });
    return this.share(caller, code);
  }

  async people(caller: Caller, code: string): Promise<QuizPerson[]> {
    caller.mustActFor(code);
    return (await this.repository.people(code)).map((row) => this.output(row));
  }

  async list(
    caller: Caller,
    code: string,
    { q = '', standing, page, perPage }: Query<typeof listQuizPeople>,
  ): Promise<Output<typeof listQuizPeople>> {
    const words = wordKeys(q);
    const found = (await this.people(caller, code)).filter(
      (person) =>
        words.every((word) => nameKey(person).includes(word)) && (!standing || person.standing === standing),
    );
    return { items: found.slice((page - 1) * perPage, page * perPage), total: found.length };
  }

  async get(caller: Caller, code: string, id: string): Promise<QuizPersonPage> {
    const people = await this.people(caller, code);
    const person = people.find((one) => one.id === id);
    if (!person) throw new NotFound('person');
    const results = await this.repository.resultsOf(id);
    return {
      ...person,
      results: results.map((result) => resultOutput(result)),
      others: people
        .filter((one) => one.id !== id)
        .map(({ id: other, firstName, lastName }) => ({ id: other, firstName, lastName })),
    };
  }

  /** @throws {InvalidInput} when whom it is joined to is not there, or is the same */
  async join(caller: Caller, code: string, id: string, to: string): Promise<void> {
    caller.mustActFor(code);
    await this.dataSource.transaction(async (manager) => {
      const held = await this.repository.hold(manager, code, [id, to]);
      if (!held.includes(id)) throw new NotFound('person');
      if (id === to || !held.includes(to))
        throw new InvalidInput([{ field: 'to', message: 'Select who it is' }]);
      await this.repository.join(manager, id, to);
      await this.write(manager, code, 'quiz-person.joined', { from: { id }, to: { id: to } });
    });
  }

  async remove(caller: Caller, code: string, id: string): Promise<void> {
    caller.mustActFor(code);
    await this.dataSource.transaction(async (manager) => {
      await this.mustHold(manager, code, id);
      await this.repository.remove(manager, id);
      await this.write(manager, code, 'quiz-person.removed', { from: { id } });
    });
  }

  async removeResult(caller: Caller, code: string, id: string, result: string): Promise<void> {
    caller.mustActFor(code);
    await this.dataSource.transaction(async (manager) => {
      await this.mustHold(manager, code, id);
      if (!(await this.repository.removeResult(manager, id, result))) throw new NotFound('result');
      await this.write(manager, code, 'quiz-result.removed', { from: { id: result } });
    });
  }

  private async mustHold(manager: EntityManager, code: string, id: string): Promise<void> {
    if ((await this.repository.hold(manager, code, [id])).length === 0) throw new NotFound('person');
  }

  private write(
    manager: EntityManager,
    organisation: string,
    did: string,
    change: { from?: Record<string, unknown>; to?: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.write(manager, { did, organisation, ...change });
  }

  private output(person: PersonRow): QuizPerson {
    return { ...person, standing: standingOn(this.clock.today(), person.passedOn) };
  }
}

const resultOutput = ({
  id,
  score,
  total,
  passed,
  takenOn,
  sheet,
  recordedByName,
}: QuizResult): QuizPersonPage['results'][number] => ({
  id,
  score,
  total,
  passed,
  takenOn,
  onPaper: sheet === null ? null : { sheet, enteredBy: recordedByName ?? '' },
});
