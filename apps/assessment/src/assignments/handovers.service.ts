import { randomUUID } from 'node:crypto';
import type { PossibleOwner } from '@dspt/contracts/assessment/assignments';
import {
  handOver,
  questionsHandedOver,
  type findHandover,
  type listInHand,
} from '@dspt/contracts/assessment/handovers';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService, type CurrentAssessment } from '../assessments/assessments.service.js';
import { IdentityClient } from '../identity/identity.client.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import type { StoredAssignment } from './assignment.entity.js';
import { HandoverChanged } from './assignments.problems.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { HandoversRepository } from './handovers.repository.js';

type Given = Body<typeof handOver>;

/** What one question was, and whose it becomes. */
interface Handed {
  assignment: StoredAssignment;
  owner: PossibleOwner | null;
}

const onlyAdministrators =
  'Only an administrator can hand over what somebody else has to answer. Ask one of them';

interface Handover {
  caller: Caller;
  given: Given;
  people: readonly PossibleOwner[];
  organisationName: string;
}

/** All that somebody has to answer goes to others at once, before they leave or after they have left. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly repository: HandoversRepository,
    private readonly assignments: AssignmentsService,
    private readonly assigned: AssignmentsRepository,
    private readonly assessments: AssessmentsService,
    private readonly identity: IdentityClient,
    private readonly organisations: OrganisationsClient,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async inHand({ personId }: Caller): Promise<Output<typeof listInHand>> {
    const codes = await this.assigned.codesOf(personId);
    if (codes.length === 0) return { items: [] };
    const own = await this.identity.whereMay('assessment.answer', personId);
    const items: Output<typeof listInHand>['items'] = [];
    for (const code of codes) {
      const membership = own.get(code);
      if (!membership) continue;
      const { length: questions } = await this.assignments.inHand(
        await this.assessments.open(code),
        personId,
      );
      if (questions > 0) items.push({ code, organisationName: membership.organisationName, questions });
    }
    return { items };
  }

  /** In one transaction, once for each request id. @throws {InvalidInput} @throws {HandoverChanged} */
  async handOver(caller: Caller, code: string, given: Given): Promise<Output<typeof handOver>> {
    caller.mustActFor(code);
    if (given.from !== caller.personId && !caller.may('users.manage'))
      throw new InvalidInput([{ field: 'from', message: onlyAdministrators }]);
    const people = await this.identity.whoMay('assessment.answer', code);
    mustBeReceivers(given, people);
    const organisationName = await this.organisations.nameOf(code);
    const { requestId, ...input } = given;
    const sent = { route: handOver, requestId, by: caller.personId, input: { code, ...input } };
    return this.assessments.locked(code, (manager, assessment) =>
      this.idempotency.once(manager, sent, () =>
        this.write(manager, assessment, { caller, given, people, organisationName }),
      ),
    );
  }

  /** @throws {NotFound} */
  async find(id: string): Promise<Output<typeof findHandover>> {
    const found = await this.repository.find(id);
    if (!found) throw new NotFound('handover');
    return { by: found.handedOverByName, from: found.fromNames, note: found.note };
  }

  private async write(
    manager: EntityManager,
    assessment: CurrentAssessment,
    handover: Handover,
  ): Promise<Output<typeof handOver>> {
    const { caller, given, people } = handover;
    const { code, edition } = assessment;
    const inHand = await this.assignments.inHand(assessment, given.from, manager);
    mustBeAsShown(given.items, inHand);
    const to = new Map(given.items.map((item) => [item.ref, item.to]));
    const handed = inHand.map((assignment) => ({
      assignment,
      owner: people.find(({ id }) => id === to.get(assignment.ref)) ?? null,
    }));
    const id = randomUUID();
    await this.repository.insert(manager, {
      id,
      code,
      edition,
      fromNames: [...new Set(inHand.flatMap(({ ownerName, leftBy }) => ownerName ?? leftBy ?? []))],
      handedOverAt: this.clock.now(),
      handedOverBy: caller.personId,
      handedOverByName: caller.name,
      note: given.note,
    });
    await this.assignments.handOver(manager, handed, { caller, handoverId: id });
    await this.audit.write(manager, {
      did: 'questions.handed-over',
      organisation: code,
      person: given.from,
      to: { edition, questions: inHand.map(({ ref }) => ref) },
    });
    await this.tell(manager, assessment, { id, handed, ...handover });
    return { questions: inHand.length };
  }

  /** Each receiver once, at once: whoever hands over is about to leave. */
  private async tell(
    manager: EntityManager,
    { code, edition, set }: CurrentAssessment,
    { id, handed, caller, organisationName }: Handover & { id: string; handed: readonly Handed[] },
  ): Promise<void> {
    const receivers = new Set(handed.flatMap(({ owner }) => owner?.id ?? []));
    receivers.delete(caller.personId);
    for (const personId of receivers) {
      const items = handed
        .filter(({ owner }) => owner?.id === personId)
        .map(({ assignment: { ref, dueOn } }) => ({ ref, question: set.item(ref)!.question, dueOn }));
      await this.outbox.tell(manager, questionsHandedOver, {
        handoverId: id,
        code,
        organisationName,
        personId,
        edition,
        items,
      });
    }
  }
}

/** @throws {InvalidInput} naming the questions of which somebody may not be the owner */
function mustBeReceivers({ from, items }: Given, people: readonly PossibleOwner[]): void {
  const mayReceive = new Set(people.map(({ id }) => id));
  const errors = items.flatMap(({ ref, to }) => {
    const field = `to.${ref}`;
    if (to !== null && to === from)
      return [{ field, message: `Question ${ref} is theirs already: select somebody else` }];
    return to === null || mayReceive.has(to)
      ? []
      : [
          {
            field,
            message: `Select somebody else for question ${ref}: this person may not answer questions`,
          },
        ];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}

/** @throws {HandoverChanged} naming those that are not as they were shown, or were not shown at all */
function mustBeAsShown(shown: Given['items'], inHand: readonly StoredAssignment[]): void {
  const versions = new Map(inHand.map(({ ref, version }) => [ref, version]));
  const refs = new Set([...shown.map(({ ref }) => ref), ...versions.keys()]);
  const asShown = new Set(
    shown.filter(({ ref, version }) => versions.get(ref) === version).map(({ ref }) => ref),
  );
  const changed = [...refs].filter((ref) => !asShown.has(ref));
  if (changed.length > 0) throw new HandoverChanged(changed);
}
