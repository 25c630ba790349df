import { findComingUp, type thingsComingUp } from '@dspt/contracts/assessment/coming-up';
import type { EventData } from '@dspt/contracts/define';
import { Clock } from '@dspt/service-kit/clock';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { ContactsService, type Contact } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';
import { forWhom } from './for-whom.js';

@Injectable()
export class ComingUpEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly requests: Requests,
    private readonly emails: EmailsService,
    private readonly clock: Clock,
  ) {}

  /** What has been done since it was told, is not in it; whoever has closed is not written to. */
  async comingUp({ code }: EventData<typeof thingsComingUp>, context: EventContext): Promise<void> {
    const organisationName = (await this.contacts.openOrganisations([code])).get(code);
    if (organisationName === undefined) return;
    const { items } = await this.requests.ask(findComingUp, { code });
    const administrators = await this.contacts.administratorsOf([code]);
    const owners = await this.contacts.people(items.flatMap((item) => item.owners));
    const people = new Map<string, Contact>([
      ...owners,
      ...administrators.map((person) => [person.personId, person] as const),
    ]);
    const things = forWhom(
      items,
      administrators.map(({ personId }) => personId),
    );
    const about = { code, organisationName, today: this.clock.today() };
    await this.emails.queue(
      context,
      [...things].flatMap(([id, theirs]) => {
        const person = people.get(id);
        return person ? [letter('coming-up', person, [code], { ...about, items: theirs })] : [];
      }),
    );
  }
}
