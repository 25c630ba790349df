import { replaceDocument, type DocumentReplacement } from '@dspt/contracts/assessment/document-replacements';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changedBy } from '../answer-copies/changed-assessment.js';
import { unconfirmedBy } from '../answer-copies/planned-rows.js';
import type { AnswerRow } from '../answers/answers.repository.js';
import { AnswersService } from '../answers/answers.service.js';
import {
  AssessmentsService,
  type CurrentAssessment,
  type HeldAssessment,
} from '../assessments/assessments.service.js';
import { DocumentDatesService } from '../documents/document-dates.service.js';
import { DocumentReplacementsRepository, type DocumentRow } from './document-replacements.repository.js';
import { mustBeAsShown, names, replaced } from './replaced.js';

type Given = Body<typeof replaceDocument>;
interface Pair {
  document: DocumentRow;
  by: DocumentRow;
}

/** A newer document in the place of another, in all answers of the edition that name it. */
@Injectable()
export class DocumentReplacementsService {
  constructor(
    private readonly repository: DocumentReplacementsRepository,
    private readonly assessments: AssessmentsService,
    private readonly answers: AnswersService,
    private readonly dates: DocumentDatesService,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async preview(caller: Caller, code: string, id: string, newer: string): Promise<DocumentReplacement> {
    caller.mustActFor(code);
    const { document, by } = await this.pair(code, id, newer);
    const assessment = await this.assessments.open(code);
    const all = await this.answers.all(assessment);
    const using = refsNaming(assessment, all, id);
    const { set } = assessment;
    const unconfirmed = unconfirmedBy(assessment, using);
    return {
      document: { id, name: document.name, size: document.size },
      by: {
        id: newer,
        name: by.name,
        size: by.size,
        effectiveOn: by.effectiveOn,
        expiresOn: by.expiresOn,
        version: by.datesVersion,
      },
      answers: using.map((ref) => ({
        ref,
        question: set.item(ref)!.question,
        version: all.get(ref)!.version,
      })),
      unconfirmed: set.assertions
        .filter(({ ref }) => unconfirmed.includes(ref))
        .map(({ ref, title }) => ({ ref, title })),
    };
  }

  /** All of it in one transaction, once for each request id. @throws {DocumentUseChanged} @throws {DocumentDatesChanged} */
  async replace(
    caller: Caller,
    code: string,
    id: string,
    given: Given,
  ): Promise<Output<typeof replaceDocument>> {
    caller.mustActFor(code);
    const { requestId, ...input } = given;
    const sent = { route: replaceDocument, requestId, by: caller.personId, input: { code, id, ...input } };
    return this.assessments.locked(code, (manager, assessment, row) =>
      this.idempotency.once(manager, sent, () =>
        this.write(caller, { manager, assessment, row }, { id, given }),
      ),
    );
  }

  private async write(
    { personId, name: byName }: Caller,
    { manager, assessment, row }: HeldAssessment,
    { id, given }: { id: string; given: Given },
  ): Promise<Output<typeof replaceDocument>> {
    const { code, edition, set } = assessment;
    const { document, by } = await this.pair(code, id, given.by, manager);
    const all = await this.answers.all(assessment, manager);
    const using = refsNaming(assessment, all, id);
    mustBeAsShown(given.answers, using, all);
    await this.dates.store(manager, code, by.id, given);
    const newer = { kind: 'upload' as const, id: by.id, name: by.name, size: by.size };
    const values = using.map((ref) => ({ ref, value: replaced(all.get(ref)!.value, id, newer) }));
    const at = this.clock.now();
    const through = { what: 'document-replaced' as const, document: document.name, by: by.name };
    await this.repository.write(manager, { code, edition, at, by: personId, byName, through }, values);
    await this.repository.replaced(manager, code, id, by.id);
    const changed = changedBy(set, row, Object.fromEntries(values.map(({ ref, value }) => [ref, value])));
    await this.assessments.store(manager, code, set, { ...row, ...changed, lastActivityAt: at });
    await this.audit.write(manager, {
      did: 'document.replaced',
      organisation: code,
      from: { name: document.name },
      to: { name: by.name, edition, questions: using },
    });
    return { answers: using.length };
  }

  /** @throws {NotFound} unless both are the organisation's own @throws {InvalidInput} when they are one */
  private async pair(code: string, id: string, newer: string, manager?: EntityManager): Promise<Pair> {
    const found = await this.repository.documents(code, [id, newer], manager);
    const [document, by] = [found.get(id), found.get(newer)];
    if (!document || !by) throw new NotFound('document');
    if (document === by)
      throw new InvalidInput([{ field: 'by', message: 'This is the same document. Upload the newer one' }]);
    return { document, by };
  }
}

/** In the order of the question set. */
const refsNaming = (
  { set }: CurrentAssessment,
  answers: ReadonlyMap<string, AnswerRow>,
  id: string,
): string[] =>
  set.items
    .map(({ ref }) => ref)
    .filter((ref) => {
      const row = answers.get(ref);
      return row !== undefined && names(row.value, id);
    });
