import type { Body } from '@dspt/contracts/define';
import { accountClosed, type closeAccount } from '@dspt/contracts/identity/own-account';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { EmailChangesService } from '../email-changes/email-changes.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { LinkedAccountsService } from '../linked-accounts/linked-accounts.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';
import { PasswordAgainService, PasswordNotRight } from '../passwords/password-again.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { FormerAddressesService } from '../people/former-addresses.service.js';
import { PeopleService } from '../people/people.service.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { SessionEnded } from '../sessions/sessions.problems.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { OnlyAdministrator, StaffAccountStays } from './account-closing.problems.js';

/** What ends with an account when its owner closes it. */
@Injectable()
export class AccountClosingService {
  constructor(
    private readonly source: DataSource,
    private readonly people: PeopleService,
    private readonly formerAddresses: FormerAddressesService,
    private readonly memberships: MembershipsService,
    private readonly passwords: PasswordsService,
    private readonly passwordAgain: PasswordAgainService,
    private readonly passwordResets: PasswordResetsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly linkedAccounts: LinkedAccountsService,
    private readonly emailChanges: EmailChangesService,
    private readonly devices: KnownDevicesService,
    private readonly sessions: SessionsService,
    private readonly access: AccessService,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
  ) {}

  /** @throws {PasswordNotRight} {SignInSlowed} {StaffAccountStays} {OnlyAdministrator} */
  async close(caller: Caller, { password }: Body<typeof closeAccount>): Promise<void> {
    const { personId } = caller;
    const shownHash = await this.passwordAgain.prove(caller, password);
    await this.source.transaction(async (manager) => {
      // Organisations before people, as whoever leaves one locks them.
      const held = await this.memberships.lockHeldBy(manager, [personId]);
      await this.access.hold(manager, personId);
      const person = await this.people.find(personId, manager);
      if (!person || person.closedAt) throw new SessionEnded();
      if (!(await this.passwords.holds(manager, personId, shownHash))) throw new PasswordNotRight('password');
      if (person.staffRole) throw new StaffAccountStays();
      const alone = await this.memberships.aloneIn(manager, held);
      if (alone.length > 0) throw new OnlyAdministrator(alone);
      for (const { code } of held)
        await this.memberships.remove(manager, { code, personId, changedBy: personId });
      await this.forgetWhatOpens(manager, personId);
      const formerAddressId = await this.formerAddresses.add(manager, personId, person.email);
      await this.people.close(manager, person);
      await this.events.record('account-closed', { personId }, manager);
      await this.outbox.tell(manager, accountClosed, { formerAddressId });
      await this.sessions.endAll(manager, personId);
      await this.access.revoke(manager, personId);
    });
  }

  private async forgetWhatOpens(manager: EntityManager, personId: string): Promise<void> {
    await this.passwords.forget(manager, personId);
    await this.passwordResets.withdraw(manager, personId);
    await this.emailChanges.cancelAll(manager, personId);
    if (await this.secondFactors.isSetUp(personId, manager))
      await this.secondFactors.remove(manager, personId);
    await this.linkedAccounts.forgetAll(manager, personId);
    await this.devices.forgetAll(manager, personId);
  }
}
