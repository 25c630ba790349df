import { accountHelped } from '@dspt/contracts/identity/accounts';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SessionsService } from '../sessions/sessions.service.js';
import { Accounts } from './accounts.js';
import { personWords } from './words.js';

@Injectable()
@HandlesAction('end-sessions')
export class EndSessions implements ActionHandler<'end-sessions'> {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { personId }: ActionInput<'end-sessions'>): Promise<Plan> {
    const { person, organisations } = await this.accounts.lock(manager, personId);
    const { length: count } = await this.sessions.openOf(personId, manager);
    const about = personWords(person);
    if (count === 0) throw new ActionImpossible(`${about} is not signed in anywhere`);
    return {
      effects: [{ about, what: 'Sessions', from: `${count} open`, to: 'None: signed out everywhere' }],
      told: [{ who: about, what: 'The helpdesk has signed you out everywhere' }],
      warnings: [],
      organisations,
      people: [personId],
      act: async () => {
        await this.outbox.tell(manager, accountHelped, { personId, did: 'sessions-ended' });
        await this.sessions.endAll(manager, personId);
        return null;
      },
    };
  }
}
