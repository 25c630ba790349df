import { type AnswerValue, type Assessment } from '@dspt/contracts/assessment/assessments';
import { progressChanged, type pageProgress } from '@dspt/contracts/assessment/progress';
import type { Certificate } from '@dspt/contracts/assessment/profiles';
import type { EventData, Output, RequestInput } from '@dspt/contracts/define';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LRUCache } from 'lru-cache';
import { certificatesOn, type ProfileFields } from '../profiles/certificates.js';
import { emptyProfile } from '../profiles/profile-rules.js';
import type { QuestionSet } from '../question-sets/question-set.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { AssessmentsRepository, type AssessmentRow } from './assessments.repository.js';
import { carriedOverAnswers, isStillOpen, statesOf } from './carry-over.js';
import { Completion, type Confirmations } from './completion.js';

/** An organisation's assessment in the current edition, as it is today. */
export interface CurrentAssessment {
  code: string;
  edition: string;
  set: QuestionSet;
  completion: Completion;
  profile: ProfileFields;
  certificates: Certificate[];
  approachingAvailable: boolean;
  lastActivityAt: Date | null;
  profileVersion: number;
  /** Rises with every change of an answer, a confirmation or the profile. */
  version: number;
  /** In which version the answers of an assertion were last changed, by its ref. */
  assertionVersions: Readonly<Record<string, number>>;
}

/** An assessment that nobody else changes meanwhile. */
export interface HeldAssessment {
  manager: EntityManager;
  assessment: CurrentAssessment;
  row: AssessmentRow;
}

/** What a change leaves different; `undefined` for everything means that nothing happened. */
export interface AssessmentChanges {
  confirmations?: Confirmations;
  profile?: ProfileFields;
}

/** Assessments remembered; one in which everything is answered takes 8 kB. */
const assessmentsKept = 5000;

@Injectable()
export class AssessmentsService {
  private readonly seen = new LRUCache<string, CurrentAssessment>({ max: assessmentsKept });

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AssessmentsRepository,
    private readonly questionSets: QuestionSetsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** The assessment to look at. The first look in a new edition carries the answers over. */
  async open(code: string): Promise<CurrentAssessment> {
    const set = await this.questionSets.current();
    const row =
      (await this.repository.find(code, set.edition.id)) ??
      (await this.dataSource.transaction((manager) => this.begin(manager, code, set)));
    return this.remember(this.assess(code, set, row));
  }

  /**
   * The assessment as last looked at here. Its answers may have changed since, and so may its profile: for who makes
   * sure, when writing, that `profileVersion` is still the same.
   */
  async lastSeen(code: string): Promise<CurrentAssessment> {
    const set = await this.questionSets.current();
    return this.seen.get(this.keyOf(code, set)) ?? this.open(code);
  }

  /**
   * Changes an assessment under its lock, in a transaction, and tells its progress. Answers alone have a shorter way.
   * @param act answers what it changed, and what to give back
   */
  async change<T>(
    code: string,
    act: (
      manager: EntityManager,
      assessment: CurrentAssessment,
    ) => Promise<{ changes: AssessmentChanges; result: T }>,
  ): Promise<{ result: T; assessment: CurrentAssessment }> {
    return this.locked(code, async (manager, assessment, row) => {
      const { changes, result } = await act(manager, assessment);
      if (Object.values(changes).every((change) => change === undefined)) return { result, assessment };
      const changed = { ...row, ...changes, lastActivityAt: this.clock.now() };
      return { result, assessment: await this.store(manager, code, assessment.set, changed) };
    });
  }

  /** Saves what an assessment has become as its next version, and tells its progress. */
  async store(
    manager: EntityManager,
    code: string,
    set: QuestionSet,
    changed: AssessmentRow,
  ): Promise<CurrentAssessment> {
    const row = { ...changed, version: changed.version + 1 };
    await this.repository.save(manager, [code, set.edition.id], row);
    const assessment = this.assess(code, set, row);
    await this.tellProgress(manager, assessment, row);
    return assessment;
  }

  /** What was last told of everybody, in the order of their codes. */
  async progressPage({
    after,
    limit,
  }: RequestInput<typeof pageProgress>): Promise<Output<typeof pageProgress>> {
    const sets = new Map((await this.questionSets.all()).map((set) => [set.edition.id, set]));
    const found = await this.repository.page(after, limit);
    const rows = found.flatMap((row) => {
      const set = sets.get(row.edition);
      return set ? [this.progressOf(this.assess(row.code, set, row), row)] : [];
    });
    return { rows, next: found.length < limit ? null : found.at(-1)!.code };
  }

  /** An assessment, held still; `undefined` when nobody has looked at it yet. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  hold(manager: EntityManager, code: string, edition: string): Promise<AssessmentRow | undefined> {
    return this.repository.lock(manager, code, edition);
  }

  /** Begins one without what the edition before would bring, unless there is one already. */
  async beginEmpty(manager: EntityManager, code: string, edition: string): Promise<void> {
    await this.repository.create(manager, code, edition);
  }

  /** Holds an assessment still: what `act` reads is one state, whole. */
  async locked<T>(
    code: string,
    act: (manager: EntityManager, assessment: CurrentAssessment, row: AssessmentRow) => Promise<T>,
  ): Promise<T> {
    const set = await this.questionSets.current();
    return this.dataSource.transaction(async (manager) => {
      const row =
        (await this.repository.lock(manager, code, set.edition.id)) ?? (await this.begin(manager, code, set));
      return act(manager, this.assess(code, set, row), row);
    });
  }

  answers(manager: EntityManager, { code, edition }: CurrentAssessment): Promise<Map<string, AnswerValue>> {
    return this.repository.answers(manager, code, edition);
  }

  /** Whether answers of the edition before are still as they came, those to waived questions left out. */
  async unchecked({ code, edition, completion }: CurrentAssessment): Promise<Assessment['carriedOver']> {
    const answers = (await this.repository.unchecked(code, edition)).filter(
      ({ ref }) => completion.waivedBy(ref) === null,
    );
    const [first] = answers;
    const toLookAt = answers.filter(({ state }) => state === 'carried-over').length;
    return first ? { from: first.from, answers: answers.length, toLookAt } : null;
  }

  /** Whoever last changed an answer that an assertion stands on. */
  lastChangedBy(
    manager: EntityManager,
    assessment: CurrentAssessment,
    assertion: string,
  ): Promise<string | undefined> {
    const { set } = assessment;
    const items = set.items.filter((item) => set.assertionsOn(item).includes(assertion));
    return this.repository.lastChangedBy(
      manager,
      assessment,
      items.map(({ ref }) => ref),
    );
  }

  /** Whoever is first carries the answers of the edition before; everybody else waits and finds them there. */
  private async begin(manager: EntityManager, code: string, set: QuestionSet): Promise<AssessmentRow> {
    const edition = set.edition.id;
    const created = await this.repository.create(manager, code, edition);
    const carried = created && (await this.carryOver(manager, code, edition));
    const row = await this.repository.lock(manager, code, edition);
    if (!row) throw new Error(`The assessment of ${code} for ${edition} was not made`);
    if (carried) await this.tellProgress(manager, this.assess(code, set, row), row);
    return row;
  }

  private async carryOver(manager: EntityManager, code: string, edition: string): Promise<boolean> {
    const mapping = await this.questionSets.mappingTo(edition, manager);
    const previous = mapping && (await this.repository.lock(manager, code, mapping.from));
    if (!mapping || !previous) return false;
    const answers = carriedOverAnswers(
      mapping.steps,
      await this.repository.answers(manager, code, mapping.from),
    );
    const states = statesOf(answers);
    const steps = mapping.steps.filter(({ to }) => to !== null && isStillOpen(states[to]));
    await this.repository.carryAssignments(manager, code, { ...mapping, steps, today: this.clock.today() });
    if (answers.length === 0) return false;
    await this.repository.carryOver(manager, code, { ...mapping, answers });
    const { lastActivityAt, version } = previous;
    const carried = { states, confirmations: {}, version: version + 1, lastActivityAt };
    await this.repository.save(manager, [code, edition], { ...carried, assertionVersions: {} });
    await this.audit.write(manager, {
      did: 'assessment.carried-over',
      organisation: code,
      from: { edition: mapping.from },
      to: { edition, answers: answers.length },
    });
    return true;
  }

  private remember(assessment: CurrentAssessment): CurrentAssessment {
    this.seen.set(this.keyOf(assessment.code, assessment.set), assessment);
    return assessment;
  }

  /** What an assessment is depends on the wording of its questions, and on the day. */
  private keyOf(code: string, { edition, version }: QuestionSet): string {
    return `${edition.id} ${version} ${this.clock.today()} ${code}`;
  }

  private assess(code: string, set: QuestionSet, row: AssessmentRow): CurrentAssessment {
    const profile = { ...emptyProfile, ...row.profile };
    const certificates = certificatesOn(this.clock.today(), profile);
    return {
      code,
      edition: set.edition.id,
      set,
      completion: new Completion(set, row.states, row.confirmations, certificates),
      profile,
      certificates,
      approachingAvailable: profile.sector === 'social-care' && !row.approachingPublished,
      lastActivityAt: row.lastActivityAt,
      profileVersion: row.profileVersion,
      version: row.version,
      assertionVersions: row.assertionVersions,
    };
  }

  private async tellProgress(
    manager: EntityManager,
    assessment: CurrentAssessment,
    row: AssessmentRow,
  ): Promise<void> {
    await this.outbox.tell(manager, progressChanged, this.progressOf(assessment, row));
  }

  private progressOf(
    { code, edition, completion }: CurrentAssessment,
    { version, lastActivityAt }: AssessmentRow,
  ): EventData<typeof progressChanged> {
    const { complete, total } = completion.progress('met');
    const at = lastActivityAt ?? this.clock.now();
    return { code, edition, answered: complete, total, version, lastActivityAt: at.toISOString() };
  }
}
