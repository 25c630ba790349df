import { accountHelped } from '@dspt/contracts/identity/accounts';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EmailChangesService } from '../email-changes/email-changes.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Accounts } from './accounts.js';
import { personWords } from './words.js';

type Input = ActionInput<'correct-email'>;

@Injectable()
@HandlesAction('correct-email')
export class CorrectEmail implements ActionHandler<'correct-email'> {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: PeopleService,
    private readonly emailChanges: EmailChangesService,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { personId, email }: Input): Promise<Plan> {
    const { person, organisations } = await this.accounts.lockProvider(manager, personId);
    if (person.email === email) throw new ActionImpossible(`${personWords(person)} has this address already`);
    await this.mustBeFree(manager, person, email);
    return this.change(person, email, organisations, manager);
  }

  async planUndo(
    manager: EntityManager,
    { personId, email }: Input,
    undo: Record<string, unknown>,
  ): Promise<Plan> {
    const { person, organisations } = await this.accounts.lockProvider(manager, personId);
    const from = String(undo['from']);
    if (person.email !== email)
      throw new ActionImpossible(`${personWords(person)} has another address by now`);
    await this.mustBeFree(manager, person, from);
    return this.change(person, from, organisations, manager);
  }

  private change(person: Person, email: string, organisations: string[], manager: EntityManager): Plan {
    const about = personWords(person);
    const { firstName, lastName } = person;
    const corrected = personWords({ firstName, lastName, email });
    return {
      effects: [
        { about, what: 'Email address, which is the user name', from: person.email, to: email },
        { about, what: 'Sessions', from: null, to: 'Signed out everywhere' },
        { about, what: 'Links to choose a new password', from: null, to: 'None works any more' },
      ],
      told: [
        { who: corrected, what: 'Your email address for signing in has changed' },
        { who: about, what: 'This address is no longer used to sign in' },
      ],
      warnings: [`Whoever reads emails to ${email} can choose a new password and sign in.`],
      organisations,
      people: [person.id],
      act: () => this.act(manager, person, email),
    };
  }

  private async act(manager: EntityManager, person: Person, email: string): Promise<{ from: string }> {
    const { id: personId, email: from } = person;
    const formerAddressId = await this.emailChanges.move(manager, person, email);
    await this.outbox.tell(manager, accountHelped, { personId, did: 'address-corrected', formerAddressId });
    await this.sessions.endAll(manager, personId);
    return { from };
  }

  private async mustBeFree(manager: EntityManager, { id }: Person, email: string): Promise<void> {
    const owner = await this.people.findByEmail(email, manager);
    if (!owner) return;
    if (owner.id === id)
      throw new ActionImpossible(
        `${email} is the address of an account that was merged into this one`,
        'Take the merge back, and merge the two the other way round.',
      );
    throw new ActionImpossible(
      `${email} belongs to the account of ${personWords(owner)}`,
      'If both accounts are of the same person, merge them instead.',
    );
  }
}
