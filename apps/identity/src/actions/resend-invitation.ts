import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvitationsService } from '../invitations/invitations.service.js';
import { WaitingInvitations } from './waiting-invitations.js';

@Injectable()
@HandlesAction('resend-invitation')
export class ResendInvitation implements ActionHandler<'resend-invitation'> {
  constructor(
    private readonly waiting: WaitingInvitations,
    private readonly invitations: InvitationsService,
  ) {}

  async plan(manager: EntityManager, { invitationId }: ActionInput<'resend-invitation'>): Promise<Plan> {
    const { invitation, about, what, organisations } = await this.waiting.lock(manager, invitationId);
    await this.invitations.mustBeOfUse(manager, invitation);
    const from = this.invitations.isExpired(invitation) ? 'The link has expired' : 'The link still works';
    return {
      effects: [{ about, what, from, to: 'A new link, which works for 24 hours; the old one stops working' }],
      told: [{ who: about, what: 'The invitation, with the new link' }],
      warnings: [],
      organisations,
      people: [],
      act: async () => {
        await this.invitations.resend(manager, invitation);
        return null;
      },
    };
  }
}
