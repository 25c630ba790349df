import { accountHelped } from '@dspt/contracts/identity/accounts';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { KnownDevicesService } from '../known-devices/known-devices.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { Accounts } from './accounts.js';
import { personWords } from './words.js';

@Injectable()
@HandlesAction('unlock')
export class Unlock implements ActionHandler<'unlock'> {
  constructor(
    private readonly accounts: Accounts,
    private readonly attempts: AttemptsService,
    private readonly devices: KnownDevicesService,
    private readonly events: SecurityEventsService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { personId }: ActionInput<'unlock'>): Promise<Plan> {
    const { person, organisations } = await this.accounts.lock(manager, personId);
    const about = personWords(person);
    const account = { email: person.email, devices: await this.devices.namesOf(personId, manager) };
    const state = await this.attempts.stateOf(person, account.devices, manager);
    const { lockedUntil, secondFactorLockedUntil } = state;
    if (!lockedUntil && !secondFactorLockedUntil)
      throw new ActionImpossible(
        `${about} is not locked`,
        'Somebody who has forgotten the password can choose a new one by “Forgotten password”.',
      );
    const step = (what: string, failures: string) => ({
      about,
      what,
      from: `Locked after too many ${failures}`,
      to: 'Open',
    });
    return {
      effects: [
        ...(lockedUntil ? [step('Sign-in', 'wrong passwords')] : []),
        ...(secondFactorLockedUntil ? [step('Second step of the sign-in', 'wrong codes')] : []),
      ],
      told: [{ who: about, what: 'The helpdesk has unlocked your account' }],
      warnings: [],
      organisations,
      people: [personId],
      act: async () => {
        await this.attempts.unlock(account, manager);
        await this.attempts.passedSecondFactor(personId, manager);
        await this.events.record('wait-ended', { personId }, manager);
        await this.outbox.tell(manager, accountHelped, { personId, did: 'unlocked' });
        return null;
      },
    };
  }
}
