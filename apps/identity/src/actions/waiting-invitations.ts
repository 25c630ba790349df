import { invitationCancelled } from '@dspt/contracts/identity/accounts';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { InvitationsService } from '../invitations/invitations.service.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import type { Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { organisationWords, personWords, roleWords } from './words.js';

export interface Waiting {
  invitation: Invitation;
  /** Whom it is for, and what to. */
  about: string;
  what: string;
  organisations: string[];
}

/** The invitation a helpdesk action is about. */
@Injectable()
export class WaitingInvitations {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws {ActionImpossible} when it is used or cancelled, or for an account of our own staff */
  async lock(manager: EntityManager, id: string): Promise<Waiting> {
    const waiting = await this.lockAny(manager, id);
    const { acceptedAt, cancelledAt } = waiting.invitation;
    if (acceptedAt) throw new ActionImpossible(`${waiting.about} has accepted this invitation already`);
    if (cancelledAt) throw new ActionImpossible('This invitation was cancelled', 'Send a new one instead.');
    return waiting;
  }

  /** Cancels it: what that does, whom it tells, and the doing of it. @param undo what taking it back needs to know */
  cancellation(
    manager: EntityManager,
    { invitation, about, what, organisations }: Waiting,
    undo: Record<string, unknown> | null,
  ): Plan {
    return {
      effects: [{ about, what, from: 'Waiting', to: 'Cancelled: its link stops working' }],
      told: [{ who: about, what: 'The invitation has been cancelled' }],
      warnings: [],
      organisations,
      people: [],
      act: async () => {
        await this.cancel(manager, invitation);
        return undo;
      },
    };
  }

  /** Whoever was invited is told. */
  async cancel(manager: EntityManager, invitation: Invitation): Promise<void> {
    await this.invitations.withdraw(manager, invitation, this.clock.now());
    const { id: invitationId, code, organisationName } = invitation;
    await this.outbox.tell(manager, invitationCancelled, {
      invitationId,
      code: code!,
      organisationName: organisationName!,
    });
  }

  async lockAny(manager: EntityManager, id: string): Promise<Waiting> {
    const invitation = await this.invitations.lock(manager, id);
    const { code, organisationName, role } = invitation;
    if (code === null || organisationName === null)
      throw new ActionImpossible('Invitations of staff are sent and cancelled by a command');
    return {
      invitation,
      about: personWords(invitation),
      what: `Invitation to ${organisationWords(organisationName, code)} as ${roleWords(role)}`,
      organisations: [code],
    };
  }
}
