import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { linkStateOf } from './invitation-state.js';
import type { Invitation } from './invitation.entity.js';
import {
  InvitationCancelled,
  InvitationDeclined,
  InvitationExpired,
  InvitationReplaced,
  InvitationUsed,
} from './invitations.problems.js';
import { InvitationsRepository } from './invitations.repository.js';
import { sentAt } from './invitations.service.js';

/** An invitation as whoever was invited answers it: while it is open, and theirs. */
@Injectable()
export class OpenInvitations {
  constructor(
    private readonly repository: InvitationsRepository,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  mustBeOpen(invitation: Invitation, replaced = false): void {
    const state = linkStateOf(invitation, this.clock.now(), replaced);
    if (state === 'expired') throw new InvitationExpired();
    if (state === 'replaced') throw new InvitationReplaced(sentAt(invitation));
    if (state === 'used') throw new InvitationUsed();
    if (state === 'cancelled') throw new InvitationCancelled();
    if (state === 'declined') throw new InvitationDeclined();
  }

  /** Under lock it may be another than the one seen: cancelled, accepted, or sent again with another offer. */
  async lock(manager: EntityManager, { id, version }: Invitation): Promise<Invitation> {
    const invitation = await this.repository.lock(manager, id);
    if (!invitation) throw new NotFound('invitation');
    this.mustBeOpen(invitation, invitation.version !== version);
    return invitation;
  }

  /** To the mailbox of somebody signed in. @throws {NotFound} when it is not */
  async theirs({ personId }: Caller, id: string): Promise<{ invitation: Invitation; person: Person }> {
    const invitation = await this.repository.find(id);
    const person = invitation?.code ? await this.people.findByEmail(invitation.email) : null;
    if (!invitation || person?.id !== personId) throw new NotFound('invitation');
    return { invitation, person };
  }
}
