import type { Output, Query } from '@dspt/contracts/define';
import type { getStaffPerson, listStaffPeople } from '@dspt/contracts/identity/staff';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { AttemptsService } from '../attempts/attempts.service.js';
import { stateOf } from '../invitations/invitation-state.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { sessionOutput, type SessionRecord } from '../sessions/session.output.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { PersonPagesRepository } from './person-pages.repository.js';
import { signInTrouble } from './sign-in-trouble.js';

type Page = Output<typeof getStaffPerson>;

@Injectable()
export class PersonPagesService {
  constructor(
    private readonly repository: PersonPagesRepository,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly invitations: InvitationsService,
    private readonly attempts: AttemptsService,
    private readonly devices: KnownDevicesService,
    private readonly clock: Clock,
  ) {}

  async list(query: Query<typeof listStaffPeople>): Promise<Output<typeof listStaffPeople>> {
    const { rows, total } = await this.repository.list(query);
    return { items: rows.map((row) => ({ ...row, lastSignInAt: momentOf(row.lastSignInAt) })), total };
  }

  /** @throws {NotFound} */
  async get(id: string): Promise<Page> {
    const person = await this.people.find(id);
    if (!person) throw new NotFound('person');
    const [memberships, sessions, mergedInto, formerAddresses, signIn] = await Promise.all([
      this.repository.membershipsOf(id),
      this.sessions.openOf(id),
      person.mergedInto && this.people.find(person.mergedInto),
      this.formerAddresses.of(id),
      this.signInOf(person),
    ]);
    const merged = await this.people.mergedAddressesOf(id);
    const invitations = await this.invitations.to([person.email, ...merged]);
    const { firstName, lastName, telephone, staffRole, staffAreas, closedAt } = person;
    const email = closedAt ? '' : person.email;
    return {
      id,
      email,
      firstName,
      lastName,
      telephone,
      staffRole,
      staffAreas,
      since: person.termsAcceptedAt.toISOString(),
      lastSignInAt: momentOf(person.lastSignInAt),
      organisations: memberships.map(({ since, ...row }) => ({ ...row, since: since.toISOString() })),
      sessions: sessions.map(sessionLine),
      invitations: invitations.map((invitation) => this.invitationLine(invitation)),
      ...signIn,
      mergedInto: mergedInto ? named(mergedInto) : null,
      formerAddresses: formerAddresses.map((former) => ({
        email: former.email,
        until: former.until.toISOString(),
      })),
    };
  }

  private async signInOf(person: Person): Promise<Pick<Page, 'secondFactor' | 'signIn'>> {
    const secondFactor = await this.secondFactors.isSetUp(person.id);
    const devices = await this.devices.namesOf(person.id);
    const state = await this.attempts.stateOf(person, devices);
    const { lockedUntil, secondFactorLockedUntil, failures, failuresLeft } = state;
    const { staffRole, lastSignInAt } = person;
    const account = {
      staffRole,
      lastSignInAt,
      secondFactor,
      merged: person.mergedInto !== null,
      closedAt: person.closedAt,
    };
    return {
      secondFactor,
      signIn: {
        lockedUntil: momentOf(lockedUntil),
        secondFactorLockedUntil: momentOf(secondFactorLockedUntil),
        failures,
        failuresLeft,
        trouble: signInTrouble({ ...state, ...account }),
      },
    };
  }

  private invitationLine(invitation: Invitation): Page['invitations'][number] {
    const { id, code, organisationName, role, createdAt, expiresAt } = invitation;
    return {
      id,
      organisation: code === null ? null : { code, name: organisationName ?? code },
      role,
      state: stateOf(invitation, this.clock.now()),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}

function sessionLine(session: SessionRecord): Page['sessions'][number] {
  const { id, createdAt, lastUsedAt } = session;
  const { organisation, endsAt } = sessionOutput(session);
  return {
    id,
    startedAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    endsAt,
    organisation: organisation && { code: organisation.code, name: organisation.organisationName },
  };
}

const named = ({ id, email, firstName, lastName }: Person): NonNullable<Page['mergedInto']> => ({
  id,
  email,
  firstName,
  lastName,
});

const momentOf = (date: Date | null): string | null => date && date.toISOString();
