import { InvitationsService } from '../invitations/invitations.service.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { organisationWords, personWords, roleWords } from './words.js';

interface Waiting {
  invitation: Invitation;
  /** Whom it is for, and what to. */
  about: string;
  what: string;
  organisations: string[];
}

/** The invitation a helpdesk action is about. */
@Injectable()
export class WaitingInvitations {
  constructor(private readonly invitations: InvitationsService) {}

  /** @throws {ActionImpossible} when it is used or cancelled, or for an account of our own staff */
  async lock(manager: EntityManager, id: string): Promise<Waiting> {
    const waiting = await this.lockAny(manager, id);
    const { acceptedAt, cancelledAt } = waiting.invitation;
    if (acceptedAt) throw new ActionImpossible(`${waiting.about} has accepted this invitation already`);
    if (cancelledAt) throw new ActionImpossible('This invitation was cancelled', 'Send a new one instead.');
    return waiting;
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
