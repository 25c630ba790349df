import type { Body, Output } from '@dspt/contracts/define';
import {
  personRenamed,
  type changeOwnDetails,
  type changeOwnPassword,
  type OwnAccount,
} from '@dspt/contracts/identity/own-account';
import { passwordChanged } from '@dspt/contracts/identity/passwords';
import { Audit } from '@dspt/service-kit/audit/audit';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';
import { PasswordAgainService, PasswordNotRight } from '../passwords/password-again.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { RecoveryCodesService } from '../second-factors/recovery-codes.service.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionEnded } from '../sessions/sessions.problems.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { DetailsChangedMeanwhile } from './own-account.problems.js';

type Details = Body<typeof changeOwnDetails>;

/** What people change of their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly source: DataSource,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly passwordResets: PasswordResetsService,
    private readonly memberships: MembershipsService,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly devices: KnownDevicesService,
    private readonly access: AccessService,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async get({ personId }: Caller, manager?: EntityManager): Promise<OwnAccount> {
    const { email, firstName, lastName, telephone, detailsVersion } = await this.person(personId, manager);
    const changedAt = await this.passwords.changedAt(personId, manager);
    const passwordChangedAt = changedAt && changedAt.toISOString();
    const { length: sessions } = await this.sessions.ownOf(personId, manager);
    const hasApp = await this.secondFactors.isSetUp(personId, manager);
    const recoveryCodesLeft = hasApp ? await this.recoveryCodes.left(personId, manager) : null;
    const details = { email, firstName, lastName, telephone, version: detailsVersion };
    return { ...details, passwordChangedAt, sessions, recoveryCodesLeft };
  }

  /** @throws {DetailsChangedMeanwhile} */
  async changeDetails(caller: Caller, { version, ...wanted }: Details): Promise<OwnAccount> {
    const { personId } = caller;
    await this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      const person = await this.person(personId, manager);
      if (isSame(person, wanted)) return;
      if (person.detailsVersion !== version)
        throw new DetailsChangedMeanwhile(await this.get(caller, manager));
      await this.people.changeDetails(manager, person, wanted);
      await this.outbox.tell(manager, personRenamed, { personId });
      // Tokens carry the name.
      await this.access.revoke(manager, personId);
    });
    return this.get(caller);
  }

  /** @throws {PasswordNotRight} {SignInSlowed} {InvalidInput} saying what is wrong with the new one */
  async changePassword(
    caller: Caller,
    { currentPassword, password, device }: Body<typeof changeOwnPassword>,
  ): Promise<Output<typeof changeOwnPassword>> {
    const { personId } = caller;
    const shownHash = await this.passwordAgain.prove(caller, currentPassword, 'currentPassword');
    const person = await this.person(personId);
    this.passwords.mustBeGood(password, person, await this.memberships.organisationsOf(personId));
    const passwordHash = await this.passwords.hash(password);
    return this.source.transaction(async (manager) => {
      await this.access.hold(manager, personId);
      if (!(await this.passwords.holds(manager, personId, shownHash)))
        throw new PasswordNotRight('currentPassword');
      await this.passwords.set(manager, personId, passwordHash);
      await this.passwordResets.withdraw(manager, personId);
      await this.outbox.tell(manager, passwordChanged, { personId });
      await this.audit.write(manager, { did: 'password.changed', person: personId });
      await this.devices.forgetAll(manager, personId);
      const kept = await this.devices.remember(manager, personId, device);
      await this.events.record('password-changed', { personId }, manager);
      return { ...(await this.sessions.endOthersAndRenew(manager, caller)), device: kept };
    });
  }

  private async person(id: string, manager?: EntityManager): Promise<Person> {
    const person = await this.people.find(id, manager);
    if (!person) throw new SessionEnded();
    return person;
  }
}

const isSame = (person: Person, wanted: Omit<Details, 'version'>): boolean =>
  (['firstName', 'lastName', 'telephone'] as const).every((name) => person[name] === wanted[name]);
