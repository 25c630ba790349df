import type { Body, Output } from '@dspt/contracts/define';
import {
  addressAlreadyRegistered,
  type checkRegistration,
  type register,
} from '@dspt/contracts/identity/registrations';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { AlreadyHasAdministrator } from '../memberships/memberships.problems.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import { SessionsService } from '../sessions/sessions.service.js';

@Injectable()
export class RegistrationsService {
  constructor(
    private readonly source: DataSource,
    private readonly organisations: OrganisationsService,
    private readonly memberships: MembershipsService,
    private readonly invitations: InvitationsService,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly sessions: SessionsService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
    private readonly outbox: Outbox,
  ) {}

  async check(code: string): Promise<Output<typeof checkRegistration>> {
    const { name } = await this.findFree(code);
    return { code, organisationName: name };
  }

  async register(form: Body<typeof register>, address: string): Promise<Output<typeof register>> {
    await this.attempts.limitForms(address);
    await this.humanChecks.mustBePassed(form.human);
    const { code, name: organisationName } = await this.findFree(form.code);
    await this.attempts.limitMailbox('registration', form.email);
    const person = await this.people.findByEmail(form.email);
    await this.source.transaction(async (manager) => {
      if (person && person.email !== form.email) return this.formerAddresses.tellUsed(manager, form.email);
      if (person)
        return this.outbox.tell(manager, addressAlreadyRegistered, {
          personId: person.id,
          code,
          organisationName,
        });
      await this.invitations.invite(manager, {
        kind: 'registration',
        code,
        organisationName,
        role: 'administrator',
        areas: [],
        invitedBy: null,
        email: form.email,
        firstName: form.firstName,
        lastName: form.lastName,
        telephone: form.telephone,
      });
    });
    return { organisationName, email: form.email };
  }

  /** A further organisation for somebody who has an account; it is the one acted for from then on. */
  async add(caller: Caller, code: string): Promise<Session> {
    const { name: organisationName } = await this.findFree(code);
    const { personId, sessionId } = caller;
    const { email } = (await this.sessions.view(sessionId)).person;
    await this.source.transaction(async (manager) => {
      await this.memberships.addFirstAdministrator(manager, { code, organisationName, personId, email });
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
