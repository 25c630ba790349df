import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import {
  type getJoinRequest,
  joinAnswered,
  joinRequested,
  type answerJoinRequest,
  askToJoin,
  type listJoinRequests,
} from '@dspt/contracts/identity/join-requests';
import { addressAlreadyRegistered } from '@dspt/contracts/identity/registrations';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PeopleService } from '../people/people.service.js';
import { asWritten } from './as-written.js';
import type { JoinRequest } from './join-request.entity.js';
import { HasNoAdministrator, JoinRequestAnswered } from './join-requests.problems.js';
import { JoinRequestsRepository } from './join-requests.repository.js';

type Answer = Body<typeof answerJoinRequest>;

@Injectable()
export class JoinRequestsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: JoinRequestsRepository,
    private readonly organisations: OrganisationsClient,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly people: PeopleService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  async ask(
    { human, requestId, ...form }: Body<typeof askToJoin>,
    address: string,
  ): Promise<Output<typeof askToJoin>> {
    const sent = { route: askToJoin, requestId, by: null, input: form };
    const before = await this.idempotency.before(sent);
    if (before) return before.answer as Output<typeof askToJoin>;
    await this.attempts.limitForms(address);
    await this.humanChecks.mustBePassed(human, requestId);
    const { code, name: organisationName } = await this.organisations.findOneThatMayRegister(form.code);
    if (!(await this.memberships.hasAdministrator(code))) throw new HasNoAdministrator(organisationName);
    await this.attempts.limitMailbox('join-request', form.email);
    await this.attempts.limitJoinRequests(code);
    const { email, firstName, lastName, telephone, message } = form;
    const requestedAt = this.clock.now();
    const request: JoinRequest = {
      id: randomUUID(),
      code,
      organisationName,
      email,
      firstName,
      lastName,
      telephone,
      message,
      requestedAt,
      answeredAt: null,
      answeredBy: null,
      outcome: null,
    };
    return this.source.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        await this.keep(manager, request);
        return { organisationName };
      }),
    );
  }

  async list(code: string, caller: Caller): Promise<Output<typeof listJoinRequests>> {
    caller.mustActFor(code);
    return { items: (await this.repository.waitingOf(code)).map(asWritten) };
  }

  async answer(code: string, id: string, caller: Caller, answer: Answer): Promise<void> {
    caller.mustActFor(code);
    await this.source.transaction(async (manager) => {
      const request = await this.repository.lock(manager, code, id);
      if (!request) throw new NotFound('request');
      if (request.answeredAt) throw new JoinRequestAnswered();
      const { outcome } = answer;
      const answered = { answeredAt: this.clock.now(), answeredBy: caller.personId, outcome };
      await this.repository.save(manager, Object.assign(request, answered));
      const { organisationName } = request;
      await this.audit.write(manager, {
        did: 'join-request.answered',
        organisation: code,
        to: { requestId: id, outcome },
      });
      await this.outbox.tell(manager, joinAnswered, { requestId: id, code, organisationName, outcome });
      if (answer.outcome === 'approved') await this.letIn(manager, request, caller.personId, answer.role);
    });
  }

  async read(id: string): Promise<Output<typeof getJoinRequest>> {
    const request = await this.repository.find(id);
    if (!request) throw new NotFound('request');
    return { ...asWritten(request), answered: request.answeredAt !== null };
  }

  /**
   * The page answers the same to all, and after the same work; somebody who has access already reads in their mailbox
   * that they have.
   */
  private async keep(manager: EntityManager, request: JoinRequest): Promise<void> {
    const { id: requestId, code, organisationName, email, requestedAt } = request;
    const person = await this.people.findByEmail(email, manager);
    const personId = person?.id ?? requestId;
    const isMember = await this.memberships.isMember(manager, code, personId);
    const answered = isMember ? ({ answeredAt: requestedAt, outcome: 'approved' } as const) : {};
    if (!(await this.repository.insert(manager, Object.assign(request, answered)))) return;
    if (isMember)
      await this.outbox.tell(manager, addressAlreadyRegistered, { personId, code, organisationName });
    else await this.outbox.tell(manager, joinRequested, { requestId, code, organisationName });
    await this.audit.write(manager, { did: 'join-request.made', organisation: code, to: { requestId } });
  }

  /** Anybody can write any address into a request: whoever has the mailbox is invited, and accepts. */
  private async letIn(
    manager: EntityManager,
    request: JoinRequest,
    invitedBy: string,
    role: (Answer & { outcome: 'approved' })['role'],
  ): Promise<void> {
    const { code, organisationName, email, firstName, lastName, telephone } = request;
    if (await this.memberships.hasAddress(manager, code, email)) return;
    await this.invitations.invite(manager, {
      kind: 'user',
      code,
      organisationName,
      role,
      areas: [],
      invitedBy,
      email,
      firstName,
      lastName,
      telephone,
    });
  }
}
