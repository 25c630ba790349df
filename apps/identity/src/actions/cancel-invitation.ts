import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvitationsService } from '../invitations/invitations.service.js';
import { WaitingInvitations } from './waiting-invitations.js';

type Input = ActionInput<'cancel-invitation'>;

@Injectable()
@HandlesAction('cancel-invitation')
export class CancelInvitation implements ActionHandler<'cancel-invitation'> {
  constructor(
    private readonly waiting: WaitingInvitations,
    private readonly invitations: InvitationsService,
  ) {}

  async plan(manager: EntityManager, { invitationId }: Input): Promise<Plan> {
    const waiting = await this.waiting.lock(manager, invitationId);
    return this.waiting.cancellation(manager, waiting, { invitationId });
  }

  /** With a fresh link, because the first may have expired. */
  async planUndo(manager: EntityManager, { invitationId }: Input): Promise<Plan> {
    const { invitation, about, what, organisations } = await this.waiting.lockAny(manager, invitationId);
    if (!invitation.cancelledAt) throw new ActionImpossible('This invitation is no longer cancelled');
    await this.invitations.mustBeOfUse(manager, invitation);
    if (await this.invitations.isReplaced(manager, invitation))
      throw new ActionImpossible(`${about} has been invited again since`);
    return {
      effects: [{ about, what, from: 'Cancelled', to: 'Waiting, with a new link, which works for 24 hours' }],
      told: [{ who: about, what: 'The invitation, with the new link' }],
      warnings: [],
      organisations,
      people: [],
      act: async () => {
        await this.invitations.withdraw(manager, invitation, null);
        await this.invitations.resend(manager, invitation);
        return null;
      },
    };
  }
}
