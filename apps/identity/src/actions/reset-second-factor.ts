import { accountHelped } from '@dspt/contracts/identity/accounts';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Accounts } from './accounts.js';
import { personWords } from './words.js';

@Injectable()
@HandlesAction('reset-second-factor')
export class ResetSecondFactor implements ActionHandler<'reset-second-factor'> {
  constructor(
    private readonly accounts: Accounts,
    private readonly secondFactors: SecondFactorsService,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { personId }: ActionInput<'reset-second-factor'>): Promise<Plan> {
    const { person, organisations } = await this.accounts.lock(manager, personId);
    const about = personWords(person);
    if (!(await this.secondFactors.isSetUp(personId, manager)))
      throw new ActionImpossible(`${about} has no second factor`);
    const next = person.staffRole
      ? 'Must be set up anew at the next sign-in'
      : 'None: the password is enough';
    return {
      effects: [
        { about, what: 'Second factor', from: 'Authenticator app or passkeys', to: next },
        { about, what: 'Sessions', from: null, to: 'Signed out everywhere' },
      ],
      told: [{ who: about, what: 'The helpdesk has reset your second factor' }],
      warnings: [],
      organisations,
      people: [personId],
      act: async () => {
        await this.secondFactors.remove(manager, personId);
        await this.outbox.tell(manager, accountHelped, { personId, did: 'second-factor-reset' });
        await this.sessions.endAll(manager, personId);
        return null;
      },
    };
  }
}
