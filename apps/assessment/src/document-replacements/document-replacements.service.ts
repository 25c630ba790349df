import { randomUUID } from 'node:crypto';
import type { AnswerValue, ChangedThrough } from '@dspt/contracts/assessment/assessments';
import {
  replaceDocument,
  restoreDocument,
  type DocumentReplacement,
  type DocumentRestoration,
} from '@dspt/contracts/assessment/document-replacements';
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
import type { StoredDocumentReplacement } from './document-replacement.entity.js';
import { DocumentNotReplaced } from './document-replacements.problems.js';
import { DocumentReplacementsRepository, type DocumentRow } from './document-replacements.repository.js';
import { mustBeAsShown, names, replaced, restorableSince, stillReplaced } from './replaced.js';

type Given = Body<typeof replaceDocument>;
interface Pair {
  document: DocumentRow;
  by: DocumentRow;
}
/** What is written into answers, and through what. */
interface Writing {
  values: { ref: string; value: AnswerValue }[];
  through: ChangedThrough;
  at: Date;
}

/** A newer document in the place of another, in all answers of the edition that name it; and the older one back again. */
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
    return {
      document: named(document),
      by: {
        ...named(by),
        effectiveOn: by.effectiveOn,
        expiresOn: by.expiresOn,
        version: by.datesVersion,
      },
      ...effectOn(assessment, all, using),
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

  /** @throws {DocumentNotReplaced} */
  async previewRestoration(caller: Caller, code: string, id: string): Promise<DocumentRestoration> {
    caller.mustActFor(code);
    const assessment = await this.assessments.open(code);
    const { replacement, document, by } = await this.replacementOf(assessment, id);
    const all = await this.answers.all(assessment);
    const back = stillReplaced(replacement.answers, all);
    const left = replacement.answers.filter(({ ref }) => !back.includes(ref));
    return {
      document: named(document),
      by: named(by),
      replacedAt: replacement.replacedAt.toISOString(),
      ...effectOn(assessment, all, back),
      left: left.map(({ ref }) => ({
        ref,
        question: assessment.set.item(ref)?.question ?? '',
        changedBy: all.get(ref)?.changedByName ?? 'Somebody',
      })),
    };
  }

  /** All of it in one transaction, once for each request id. @throws {DocumentNotReplaced} @throws {DocumentUseChanged} */
  async restore(
    caller: Caller,
    code: string,
    id: string,
    { requestId, answers }: Body<typeof restoreDocument>,
  ): Promise<Output<typeof restoreDocument>> {
    caller.mustActFor(code);
    const sent = { route: restoreDocument, requestId, by: caller.personId, input: { code, id, answers } };
    return this.assessments.locked(code, (manager, assessment, row) =>
      this.idempotency.once(manager, sent, () =>
        this.putBack(caller, { manager, assessment, row }, { id, shown: answers }),
      ),
    );
  }

  private async write(
    caller: Caller,
    held: HeldAssessment,
    { id, given }: { id: string; given: Given },
  ): Promise<Output<typeof replaceDocument>> {
    const { manager, assessment } = held;
    const { code, edition } = assessment;
    const { document, by } = await this.pair(code, id, given.by, manager);
    const all = await this.answers.all(assessment, manager);
    const using = refsNaming(assessment, all, id);
    mustBeAsShown(given.answers, using, all);
    await this.dates.store(manager, code, by.id, given);
    const newer = { kind: 'upload' as const, ...named(by) };
    const values = using.map((ref) => ({ ref, value: replaced(all.get(ref)!.value, id, newer) }));
    const at = this.clock.now();
    const through = { what: 'document-replaced' as const, document: document.name, by: by.name };
    await this.put(caller, held, { values, through, at });
    await this.repository.forget(manager, restorableSince(at));
    await this.repository.replaced(manager, {
      id: randomUUID(),
      code,
      documentId: id,
      replacedBy: by.id,
      edition,
      replacedAt: at,
      answers: using.map((ref) => ({ ref, version: all.get(ref)!.version + 1 })),
    });
    await this.audit.write(manager, {
      did: 'document.replaced',
      organisation: code,
      from: { name: document.name },
      to: { name: by.name, edition, questions: using },
    });
    return { answers: using.length };
  }

  private async putBack(
    caller: Caller,
    held: HeldAssessment,
    { id, shown }: { id: string; shown: Given['answers'] },
  ): Promise<Output<typeof restoreDocument>> {
    const { manager, assessment } = held;
    const { code, edition } = assessment;
    const { replacement, document, by } = await this.replacementOf(assessment, id, manager);
    const all = await this.answers.all(assessment, manager);
    const back = stillReplaced(replacement.answers, all);
    mustBeAsShown(shown, back, all);
    const versions = back.map((ref) => ({ ref, version: all.get(ref)!.version - 1 }));
    const before = await this.answers.asTheyWere(assessment, versions, manager);
    const values = back.map((ref) => ({ ref, value: before.get(ref)! }));
    const through = { what: 'document-restored' as const, document: document.name, by: by.name };
    await this.put(caller, held, { values, through, at: this.clock.now() });
    await this.repository.restored(manager, code, id);
    await this.audit.write(manager, {
      did: 'document.restored',
      organisation: code,
      from: { name: by.name },
      to: { name: document.name, edition, questions: back },
    });
    return { answers: back.length };
  }

  /** What was confirmed on the strength of the answers is confirmed no longer. */
  private async put(
    { personId, name: byName }: Caller,
    { manager, assessment, row }: HeldAssessment,
    { values, through, at }: Writing,
  ): Promise<void> {
    const { code, edition, set } = assessment;
    await this.repository.write(manager, { code, edition, at, by: personId, byName, through }, values);
    const changed = changedBy(set, row, Object.fromEntries(values.map(({ ref, value }) => [ref, value])));
    await this.assessments.store(manager, code, set, { ...row, ...changed, lastActivityAt: at });
  }

  /** @throws {NotFound} unless it is the organisation's own @throws {DocumentNotReplaced} */
  private async replacementOf(
    assessment: CurrentAssessment,
    id: string,
    manager?: EntityManager,
  ): Promise<Pair & { replacement: StoredDocumentReplacement }> {
    const { code } = assessment;
    const document = (await this.repository.documents(code, [id], manager)).get(id);
    if (!document) throw new NotFound('document');
    const { replacedBy } = document;
    if (!replacedBy) throw new DocumentNotReplaced();
    const since = restorableSince(this.clock.now());
    const replacement = await this.repository.find(assessment, { id, replacedBy }, since, manager);
    if (!replacement) throw new DocumentNotReplaced();
    return { replacement, ...(await this.pair(code, id, replacedBy, manager)) };
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

const named = ({ id, name, size }: DocumentRow) => ({ id, name, size });

/** Answers that would change, and what would have to be confirmed again. */
function effectOn(
  assessment: CurrentAssessment,
  all: ReadonlyMap<string, AnswerRow>,
  refs: readonly string[],
): Pick<DocumentReplacement, 'answers' | 'unconfirmed'> {
  const { set } = assessment;
  const unconfirmed = unconfirmedBy(assessment, refs);
  return {
    answers: refs.map((ref) => ({ ref, question: set.item(ref)!.question, version: all.get(ref)!.version })),
    unconfirmed: set.assertions
      .filter(({ ref }) => unconfirmed.includes(ref))
      .map(({ ref, title }) => ({ ref, title })),
  };
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
