import type {
  Assignment,
  listAssignmentHistory,
  listAssignments,
  PossibleOwner,
  saveAssignments,
} from '@dspt/contracts/assessment/assignments';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dueProblem } from '../action-plans/due-date.js';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { IdentityClient } from '../identity/identity.client.js';
import type { StoredAssignmentChange } from './assignment-change.entity.js';
import { StoredAssignment } from './assignment.entity.js';
import { AssignmentsChanged } from './assignments.problems.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { HandoversRepository } from './handovers.repository.js';

type Given = Body<typeof saveAssignments>;
/** `null` is nobody, `undefined` whoever it is already. */
type NewOwner = PossibleOwner | null | undefined;

@Injectable()
export class AssignmentsService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly repository: AssignmentsRepository,
    private readonly handovers: HandoversRepository,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, code: string): Promise<Output<typeof listAssignments>> {
    caller.mustActFor(code);
    return { items: await this.of(await this.assessments.open(code)) };
  }

  /** Of an assessment at hand. */
  async of(assessment: CurrentAssessment): Promise<Assignment[]> {
    const assignments = await this.repository.all(assessment.code, assessment.edition);
    return assignmentsOutput(assessment, assignments, this.clock.today());
  }

  async possibleOwners(caller: Caller, code: string): Promise<{ items: PossibleOwner[] }> {
    caller.mustActFor(code);
    return { items: await this.identity.whoMay('assessment.answer', code) };
  }

  async history(caller: Caller, code: string, ref: string): Promise<Output<typeof listAssignmentHistory>> {
    caller.mustActFor(code);
    const { set, edition } = await this.assessments.open(code);
    if (!set.item(ref)) throw new NotFound('question');
    const changes = await this.repository.history(code, edition, ref);
    const notes = await this.handovers.notes(changes.flatMap(({ handoverId }) => handoverId ?? []));
    return {
      items: changes.map(({ changedAt, changedByName, before, after, handoverId }) => ({
        changedAt: changedAt.toISOString(),
        changedBy: changedByName,
        from: before,
        to: after,
        handover: handoverId === null ? null : { note: notes.get(handoverId) ?? '' },
      })),
    };
  }

  /** @throws {AssignmentsChanged} @throws {InvalidInput} for a day out of range, and for somebody who may not answer */
  async save(caller: Caller, code: string, given: Given): Promise<Output<typeof listAssignments>> {
    caller.mustActFor(code);
    this.mustBeUsable(given);
    const owner = given.owner == null ? given.owner : await this.ownerOf(code, given.owner);
    await this.assessments.locked(code, (manager, assessment) =>
      this.store(manager, assessment, { caller, given, owner }),
    );
    return this.list(caller, code);
  }

  /** What somebody still has to answer, in the order of the question set; `null`: what people have left behind. */
  async inHand(
    { code, edition, set, completion }: CurrentAssessment,
    personId: string | null,
    manager?: EntityManager,
  ): Promise<StoredAssignment[]> {
    const stored = await this.repository.all(code, edition, manager);
    return set.items.flatMap(({ ref }) => {
      const one = stored.get(ref);
      return one && !completion.isComplete(ref) && isInHandOf(one, personId) ? [one] : [];
    });
  }

  /** Under the lock of their assessment. Receivers are told of the handover, and not once more in the morning. */
  async handOver(
    manager: EntityManager,
    handed: readonly { assignment: StoredAssignment; owner: PossibleOwner | null }[],
    { caller, handoverId }: { caller: Caller; handoverId: string },
  ): Promise<void> {
    const now = this.clock.now();
    const changes = handed.map(({ assignment: before, owner }) => {
      const by = { caller, owner, dueOn: undefined, now, handoverId };
      const after = Object.assign(changed(before, by), { toTell: false });
      return { after, change: changeOf(before, after, by) };
    });
    await this.repository.save(
      manager,
      changes.map(({ after }) => after),
      changes.map(({ change }) => change),
    );
  }

  /** Whatever they had is nobody's from now on. */
  async letGo(manager: EntityManager, code: string, personId: string): Promise<void> {
    await this.repository.letGo(manager, code, personId, this.clock.now());
  }

  private async ownerOf(code: string, id: string): Promise<PossibleOwner> {
    const owner = (await this.identity.whoMay('assessment.answer', code)).find((one) => one.id === id);
    if (owner) return owner;
    const message = 'Select somebody else: this person has left, or may not answer questions';
    throw new InvalidInput([{ field: 'owner', message }]);
  }

  private mustBeUsable({ items, dueOn }: Given): void {
    const twice = items.find(({ ref }, index) => items.findIndex((one) => one.ref === ref) < index);
    if (twice) throw new InvalidInput([{ field: 'items', message: `Question ${twice.ref} is listed twice` }]);
    const problem = dueOn ? dueProblem(this.clock.today(), dueOn) : undefined;
    if (problem) throw new InvalidInput([{ field: 'dueOn', message: problem }]);
  }

  private async store(
    manager: EntityManager,
    { code, edition, set }: CurrentAssessment,
    { caller, given, owner }: { caller: Caller; given: Given; owner: NewOwner },
  ): Promise<void> {
    if (given.items.some(({ ref }) => !set.item(ref))) throw new NotFound('question');
    const stored = await this.repository.all(code, edition, manager);
    const by = { caller, owner, dueOn: given.dueOn, now: this.clock.now(), handoverId: null };
    const changes = given.items.flatMap(({ ref, version }) => {
      const before = stored.get(ref) ?? { ...nobodys, code, edition, ref };
      const after = changed(before, by);
      return isSame(before, after) ? [] : [{ before, after, shown: version }];
    });
    const stale = changes.filter(({ before, shown }) => shown !== before.version);
    if (stale.length > 0) throw new AssignmentsChanged(stale.map(({ after }) => after.ref));
    if (changes.length === 0) return;
    await this.repository.save(
      manager,
      changes.map(({ after }) => after),
      changes.map(({ before, after }) => changeOf(before, after, by)),
    );
  }
}

interface By {
  caller: Caller;
  owner: NewOwner;
  dueOn: string | undefined;
  now: Date;
  handoverId: string | null;
}

const nobodys = {
  ownerId: null,
  ownerName: null,
  dueOn: null,
  leftBy: null,
  version: 0,
  givenAt: new Date(0),
  givenBy: null,
  toTell: false,
};

/** What becomes of an assignment. Whoever takes something themselves need not be told. */
function changed(before: StoredAssignment, { caller, owner, dueOn, now }: By): StoredAssignment {
  const after = Object.assign(new StoredAssignment(), before, {
    version: before.version + 1,
    dueOn: dueOn === undefined ? before.dueOn : dueOn || null,
  });
  if (owner === undefined) return after;
  after.leftBy = null;
  if ((owner?.id ?? null) === before.ownerId) return after;
  return Object.assign(after, {
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    givenAt: now,
    givenBy: caller.personId,
    toTell: owner !== null && owner.id !== caller.personId,
  });
}

const isSame = (before: StoredAssignment, after: StoredAssignment): boolean =>
  before.ownerId === after.ownerId && before.dueOn === after.dueOn && before.leftBy === after.leftBy;

const changeOf = (
  before: StoredAssignment,
  after: StoredAssignment,
  { caller, now, handoverId }: By,
): StoredAssignmentChange => ({
  code: after.code,
  edition: after.edition,
  ref: after.ref,
  version: after.version,
  changedAt: now,
  changedBy: caller.personId,
  changedByName: caller.name,
  handoverId,
  before: { owner: before.ownerName, dueOn: before.dueOn },
  after: { owner: after.ownerName, dueOn: after.dueOn },
});

const isInHandOf = ({ ownerId, leftBy }: StoredAssignment, personId: string | null): boolean =>
  ownerId === personId && (personId !== null || leftBy !== null);

/** In the order of the question set. */
const assignmentsOutput = (
  { set, completion }: CurrentAssessment,
  assignments: ReadonlyMap<string, StoredAssignment>,
  today: string,
): Assignment[] =>
  set.items.flatMap(({ ref, question }) => {
    const assignment = assignments.get(ref);
    if (!assignment) return [];
    const { ownerId, ownerName, dueOn, leftBy, version } = assignment;
    const open = !completion.isComplete(ref);
    const owner = ownerId === null ? null : { id: ownerId, name: ownerName ?? '' };
    return [
      {
        ref,
        question,
        open,
        owner,
        dueOn,
        overdue: open && dueOn !== null && dueOn < today,
        leftBy,
        version,
      },
    ];
  });
