import { isDeepStrictEqual } from 'node:util';
import { assessmentMoved } from '@dspt/contracts/assessment/progress';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AssessmentRow } from '../assessments/assessments.repository.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import type { QuestionSet } from '../question-sets/question-set.js';
import { MovesRepository, type Amounts, type MovedProfile } from './moves.repository.js';

interface Named {
  code: string;
  name: string;
}

/** From which code to which other, in which edition: the same from the first look to the last line. */
export interface Move {
  from: Named;
  to: Named;
  set: QuestionSet;
}

/** What there is under a code in the edition. */
export interface Work extends Amounts {
  confirmed: number;
  hasProfile: boolean;
}

/** What the way back needs to know. */
export interface Undo {
  edition: string;
  profiles: Record<'from' | 'to', MovedProfile>;
  /** Ids of those that the new code did not have before. */
  documents: string[];
  marks: Record<'from' | 'to', string>;
}

/** Moves the work of the current edition from one code to another. What was published stays where it is. */
@Injectable()
export class MovesService {
  constructor(
    private readonly repository: MovesRepository,
    private readonly assessments: AssessmentsService,
    private readonly outbox: Outbox,
  ) {}

  /** What is under both codes; nobody changes it until the transaction ends, for whoever saves holds the profile first. */
  async look(manager: EntityManager, { from, to, set }: Move): Promise<{ source: Work; target: Work }> {
    const { id: edition } = set.edition;
    const rows = new Map<string, AssessmentRow | undefined>();
    for (const code of [from.code, to.code].toSorted())
      rows.set(code, await this.assessments.hold(manager, code, edition));
    const work = async ({ code }: Named) =>
      workOf(await this.repository.amounts(manager, code, edition), rows.get(code));
    return { source: await work(from), target: await work(to) };
  }

  async move(manager: EntityManager, move: Move): Promise<Undo> {
    const { from, to } = move;
    const { id: edition } = move.set.edition;
    await this.assessments.beginEmpty(manager, from.code, edition);
    await this.assessments.beginEmpty(manager, to.code, edition);
    const profiles = {
      from: await this.repository.profile(manager, from.code),
      to: await this.repository.profile(manager, to.code),
    };
    const documents = await this.repository.shareDocuments(manager, from.code, to.code, edition);
    await this.repository.transfer(manager, from.code, to.code, edition);
    await this.repository.setProfile(manager, from.code, leftProfile(profiles.from));
    await this.repository.setProfile(manager, to.code, movedProfile(profiles.from, profiles.to));
    await this.handOver(manager, move);
    return { edition, profiles, documents, marks: await this.marks(manager, move) };
  }

  /** Somebody has worked under one of the two codes since, or a new edition has begun. */
  async changedSince(manager: EntityManager, move: Move, undo: Undo): Promise<boolean> {
    if (move.set.edition.id !== undo.edition) return true;
    return !isDeepStrictEqual(await this.marks(manager, move), undo.marks);
  }

  async moveBack(manager: EntityManager, { from, to, set }: Move, undo: Undo): Promise<void> {
    await this.repository.transfer(manager, to.code, from.code, undo.edition);
    await this.repository.removeDocuments(manager, to.code, undo.documents);
    await this.repository.setProfile(manager, from.code, undo.profiles.from);
    await this.repository.setProfile(manager, to.code, undo.profiles.to);
    await this.handOver(manager, { from: to, to: from, set });
  }

  /** States and confirmations change hands, and whoever counts progress is told of both. */
  private async handOver(manager: EntityManager, { from, to, set }: Move): Promise<void> {
    const { id: edition } = set.edition;
    const [source, target] = [
      (await this.assessments.hold(manager, from.code, edition))!,
      (await this.assessments.hold(manager, to.code, edition))!,
    ];
    const { states, confirmations, assertionVersions, lastActivityAt } = source;
    const none = { states: {}, confirmations: {}, assertionVersions: {} };
    await this.assessments.store(manager, from.code, set, { ...source, ...none });
    await this.assessments.store(manager, to.code, set, {
      ...target,
      states,
      confirmations,
      assertionVersions,
      lastActivityAt,
    });
    await this.outbox.tell(manager, assessmentMoved, {
      from: from.code,
      fromName: from.name,
      to: to.code,
      toName: to.name,
      edition,
    });
  }

  private async marks(manager: EntityManager, { from, to, set }: Move): Promise<Undo['marks']> {
    const { id: edition } = set.edition;
    return {
      from: await this.repository.mark(manager, from.code, edition),
      to: await this.repository.mark(manager, to.code, edition),
    };
  }
}

const workOf = (amounts: Amounts, row: AssessmentRow | undefined): Work => ({
  ...amounts,
  confirmed: Object.keys(row?.confirmations ?? {}).length,
  hasProfile: Object.keys(row?.profile ?? {}).length > 0,
});

/** Approaching Standards comes once per organisation, whatever its code: both remember it. */
const movedProfile = (from: MovedProfile, to: MovedProfile): MovedProfile => ({
  ...from,
  approaching_published_at: from.approaching_published_at ?? to.approaching_published_at,
});
const leftProfile = ({ approaching_published_at }: MovedProfile): MovedProfile => ({
  fields: {},
  approaching_published_at,
});
