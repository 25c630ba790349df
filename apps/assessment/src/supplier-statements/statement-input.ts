import type { changeSupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { datesProblems } from '../documents/document-dates.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';

type Typed = Omit<Body<typeof changeSupplierStatement>, 'file' | 'version'>;

/** What is said in a statement, as it is kept. */
export type StatementGiven = Omit<Typed, 'expiresOn'> & { expiresOn: string | null };

/** Reads what somebody typed about a statement. */
@Injectable()
export class StatementInput {
  constructor(
    private readonly questionSets: QuestionSetsService,
    private readonly clock: Clock,
  ) {}

  /** @throws {InvalidInput} */
  async read({
    title,
    products,
    summary,
    questions,
    effectiveOn,
    expiresOn,
  }: Typed): Promise<StatementGiven> {
    const today = this.clock.today();
    const dates = { effectiveOn: effectiveOn || today, expiresOn: expiresOn || null };
    const set = await this.questionSets.current();
    const unknown = questions.find((ref) => !set.item(ref));
    const errors = [
      ...datesProblems(today, dates),
      ...(unknown ? [{ field: 'questions', message: `There is no question ${unknown} this year` }] : []),
    ];
    if (errors.length > 0) throw new InvalidInput(errors);
    return { title, products, summary, questions: [...new Set(questions)], ...dates };
  }
}
