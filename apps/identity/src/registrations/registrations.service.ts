import type { Body, Output } from '@dspt/contracts/define';
import type { addOrganisation, checkRegistration, register } from '@dspt/contracts/identity/registrations';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { AlreadyHasAdministrator } from '../memberships/memberships.problems.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { SessionsService } from '../sessions/sessions.service.js';

@Injectable()
export class RegistrationsService {
  constructor(
    private readonly source: DataSource,
    private readonly organisations: OrganisationsService,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionsService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
  ) {}

  async check(code: string): Promise<Output<typeof checkRegistration>> {
    const { name } = await this.findFree(code);
    return { code, organisationName: name };
  }

  /**
   * The same for every address, known or not: what its mailbox is sent is decided when the email is written.
   */
  async register(form: Body<typeof register>, address: string): Promise<Output<typeof register>> {
    await this.attempts.limitForms(address);
    await this.humanChecks.mustBePassed(form.human);
    const { code, name: organisationName } = await this.findFree(form.code);
    await this.attempts.limitMailbox('registration', form.email);
    const { email, firstName, lastName, telephone } = form;
    const person = { email, firstName, lastName, telephone };
    await this.source.transaction((manager) =>
      this.invitations.invite(manager, {
        ...person,
        kind: 'registration',
        code,
        organisationName,
        role: 'administrator',
        areas: [],
        invitedBy: null,
      }),
    );
    return { organisationName, email: form.email };
  }

  /** A further organisation for somebody who has an account; it is the one acted for from then on. */
  async add(caller: Caller, { code, human }: Body<typeof addOrganisation>): Promise<Session> {
    const { name: organisationName, headOffice } = await this.findFree(code);
    await this.humanChecks.mustBePassed(human);
    const { personId, sessionId } = caller;
    const { email } = (await this.sessions.view(sessionId)).person;
    await this.source.transaction(async (manager) => {
      await this.memberships.addFirstAdministrator(manager, {
        code,
        organisationName,
        personId,
        email,
        headOffice: headOffice?.code ?? null,
      });
      await this.sessions.actFor(manager, caller, code);
    });
    return this.sessions.view(sessionId);
  }

  private async findFree(code: string): Promise<Organisation> {
    const organisation = await this.organisations.findOneThatMayRegister(code);
    if (await this.memberships.hasAdministrator(code)) throw new AlreadyHasAdministrator(organisation.name);
    return organisation;
  }
}
