import type { questionsGiven } from '@dspt/contracts/assessment/assignments';
import { findHandover, type questionsHandedOver } from '@dspt/contracts/assessment/handovers';
import type { assessmentMoved } from '@dspt/contracts/assessment/progress';
import type { EventData } from '@dspt/contracts/define';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { ContactsService, nameOf } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';
import { plainName, withoutLinks } from '../writing/phrases.js';

@Injectable()
export class AssessmentEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly requests: Requests,
    private readonly emails: EmailsService,
  ) {}

  /** Who is an administrator of both is written to once. */
  async moved(event: EventData<typeof assessmentMoved>, context: EventContext): Promise<void> {
    const from = { code: event.from, name: event.fromName };
    const to = { code: event.to, name: event.toName };
    const codes = [from.code, to.code];
    const people = new Map(
      (await this.contacts.administratorsOf(codes)).map((person) => [person.personId, person]),
    );
    const content = { from, to, edition: event.edition };
    await this.emails.queue(
      context,
      [...people.values()].map((person) => letter('assessment-moved', person, codes, content)),
    );
  }

  async given(
    { code, organisationName, personId, givenBy, items }: EventData<typeof questionsGiven>,
    context: EventContext,
  ): Promise<void> {
    const people = await this.contacts.people([personId, ...givenBy]);
    const person = people.get(personId);
    if (!person) return;
    const names = givenBy.flatMap((id) => people.get(id) ?? []).map(nameOf);
    await this.emails.queue(context, [
      letter('questions-given', person, [code], { code, organisationName, givenBy: names, items }),
    ]);
  }

  async handedOver(
    { handoverId, code, organisationName, personId, items }: EventData<typeof questionsHandedOver>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    if (!person) return;
    const { by, from, note } = await this.requests.ask(findHandover, { handoverId });
    const words = { by: plainName(by), from: from.map(plainName), note: withoutLinks(note) };
    await this.emails.queue(context, [
      letter('questions-handed-over', person, [code], { code, organisationName, ...words, items }),
    ]);
  }
}
