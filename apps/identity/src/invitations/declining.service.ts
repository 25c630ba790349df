import { invitationDeclined } from '@dspt/contracts/identity/invitations';
import { NotFound } from '@dspt/contracts/problem';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asPerson } from '../people/as-person.js';
import { PeopleService } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationsService, isDeclinable } from './invitations.service.js';
import { OpenInvitations } from './open-invitations.js';

/** Ends an invitation that somebody does not want. */
@Injectable()
export class DecliningService {
  constructor(
    private readonly source: DataSource,
    private readonly invitations: InvitationsService,
    private readonly open: OpenInvitations,
    private readonly people: PeopleService,
    private readonly securityEvents: SecurityEventsService,
    private readonly outbox: Outbox,
  ) {}

  async decline(token: string): Promise<void> {
    const { invitation, replaced } = await this.invitations.read(token);
    if (invitation.declined) return;
    this.open.mustBeOpen(invitation, replaced);
    const person = await this.people.findByEmail(invitation.email);
    const act = () => this.end(invitation, person);
    await (person ? asPerson(person, act) : act());
  }

  /** @throws {NotFound} when it is not theirs */
  async declineMine(caller: Caller, id: string): Promise<void> {
    const { invitation, person } = await this.open.theirs(caller, id);
    if (!invitation.declined) await this.end(invitation, person);
  }

  private async end(seen: Invitation, person: Person | null): Promise<void> {
    if (!isDeclinable(seen)) throw new NotFound('invitation');
    await this.source.transaction(async (manager) => {
      // Pressed twice at the same moment: the second has waited for the first.
      if ((await this.invitations.lock(manager, seen.id)).declined) return;
      await this.write(manager, await this.open.lock(manager, seen), person);
    });
  }

  private async write(manager: EntityManager, invitation: Invitation, person: Person | null): Promise<void> {
    const { id: invitationId, email, invitedBy } = invitation;
    const [code, organisationName] = [invitation.code!, invitation.organisationName!];
    await this.invitations.decline(manager, invitation, person?.id);
    await this.outbox.tell(manager, invitationDeclined, { invitationId, code, organisationName, invitedBy });
    const happened = { personId: person?.id ?? null, email, code };
    await this.securityEvents.record('invitation-declined', happened, manager);
  }
}
