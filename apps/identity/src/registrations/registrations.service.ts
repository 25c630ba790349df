import type { Body, Output } from '@dspt/contracts/define';
import { addOrganisation, register, type checkRegistration } from '@dspt/contracts/identity/registrations';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { SessionsService } from '../sessions/sessions.service.js';

@Injectable()
export class RegistrationsService {
  constructor(
    private readonly source: DataSource,
    private readonly organisations: OrganisationsClient,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionsService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
    private readonly idempotency: Idempotency,
  ) {}

  async check(code: string): Promise<Output<typeof checkRegistration>> {
    const { name } = await this.findFree(code);
    return { code, organisationName: name };
  }

  /**
   * The same for every address, known or not: what its mailbox is sent is decided when the email is written.
   */
  async register(
    { human, requestId, ...form }: Body<typeof register>,
    address: string,
  ): Promise<Output<typeof register>> {
    const sent = { route: register, requestId, by: null, input: form };
    const before = await this.idempotency.before(sent);
    if (before) return before.answer as Output<typeof register>;
    await this.attempts.limitForms(address);
    await this.humanChecks.mustBePassed(human, requestId);
    const { code, name: organisationName } = await this.findFree(form.code);
    await this.attempts.limitMailbox('registration', form.email);
    const { email, firstName, lastName, telephone } = form;
    const person = { email, firstName, lastName, telephone };
    return this.source.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        const offer = { kind: 'registration', code, organisationName, role: 'administrator' } as const;
        const invited = { ...person, ...offer, areas: [], invitedBy: null };
        await this.invitations.invite(manager, invited, requestId);
        return { organisationName, email };
      }),
    );
  }

  /** A further organisation for somebody who has an account; it is the one acted for from then on. */
  async add(caller: Caller, { code, human, requestId }: Body<typeof addOrganisation>): Promise<Session> {
    const sent = { route: addOrganisation, requestId, by: caller.personId, input: { code } };
    if (await this.idempotency.before(sent)) return this.sessions.get(caller.sessionId);
    const { name: organisationName, headOffice, twin } = await this.findFree(code, caller.personId);
    await this.humanChecks.mustBePassed(human, requestId);
    const { personId, sessionId } = caller;
    const { email } = (await this.sessions.get(sessionId)).person;
    const act = async (manager: EntityManager) => {
      await this.memberships.addFirstAdministrator(manager, {
        code,
        organisationName,
        personId,
        email,
        headOffice,
        twin,
      });
      await this.sessions.actFor(manager, caller, code);
    };
    await this.source.transaction((manager) => this.idempotency.once(manager, sent, () => act(manager)));
    return this.sessions.get(sessionId);
  }

  private async findFree(code: string, personId?: string): Promise<Organisation> {
    const organisation = await this.organisations.findOneThatMayRegister(code);
    const { name: organisationName, twin } = organisation;
    await this.memberships.mustBeFree(this.source.manager, { code, organisationName, twin, personId });
    return organisation;
  }
}
