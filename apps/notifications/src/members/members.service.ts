import type { EventData } from '@dspt/contracts/define';
import type {
  loneAdministrator,
  memberAdded,
  memberRemoved,
  roleChanged,
} from '@dspt/contracts/identity/users';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, nameOf, type Administrator, type Contact } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter, type Letter } from '../emails/letter.js';

type AnyChange =
  EventData<typeof memberAdded> | EventData<typeof roleChanged> | EventData<typeof memberRemoved>;
interface About {
  code: string;
  organisationName: string;
  changedBy: string | null;
}

@Injectable()
export class MemberEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async added(event: EventData<typeof memberAdded>, context: EventContext): Promise<void> {
    const { person, about } = await this.whoAndWhat(event);
    if (!person) return;
    await this.emails.queue(context, [
      // Everybody else has just accepted an invitation, or registered, and is looking at it.
      ...(event.helpdesk
        ? [letter('member-added', person, [event.code], { ...about, role: event.role })]
        : []),
      ...(event.role === 'administrator'
        ? await this.toOtherAdministrators('administrator-added', event, person, about)
        : []),
    ]);
  }

  async roleChanged(event: EventData<typeof roleChanged>, context: EventContext): Promise<void> {
    const { person, about } = await this.whoAndWhat(event);
    if (!person) return;
    await this.emails.queue(context, [
      letter('role-changed', person, [event.code], { ...about, from: event.from, to: event.to }),
      ...(event.to === 'administrator'
        ? await this.toOtherAdministrators('administrator-added', event, person, about)
        : []),
    ]);
  }

  async removed(event: EventData<typeof memberRemoved>, context: EventContext): Promise<void> {
    const { person, about } = await this.whoAndWhat(event);
    if (!person) return;
    const left = event.changedBy === event.personId && !event.helpdesk;
    await this.emails.queue(
      context,
      left
        ? [
            letter('organisation-left', person, [event.code], about),
            ...(await this.toOtherAdministrators('member-left', event, person, about)),
          ]
        : [letter('member-removed', person, [event.code], about)],
    );
  }

  /** About those of which it is still so: a second may have come meanwhile. */
  async alone(
    { personId, codes }: EventData<typeof loneAdministrator>,
    context: EventContext,
  ): Promise<void> {
    const names = await this.contacts.openOrganisations(codes);
    const administrators = await this.contacts.administratorsOf([...names.keys()]);
    const isOther = (one: Administrator) => one.personId !== personId;
    const withOthers = new Set(administrators.filter(isOther).map(({ code }) => code));
    const own = administrators.filter((one) => !isOther(one) && !withOthers.has(one.code));
    const [person] = own;
    if (!person) return;
    const organisations = own.map(({ code }) => ({ code, name: names.get(code)! }));
    const about = organisations.map(({ code }) => code);
    await this.emails.queue(context, [letter('second-administrator', person, about, { organisations })]);
  }

  private async whoAndWhat({ code, organisationName, personId, changedBy, helpdesk }: AnyChange) {
    const people = await this.contacts.people([personId, changedBy]);
    const changer = changedBy && changedBy !== personId ? people.get(changedBy) : undefined;
    const about: About = {
      code,
      organisationName,
      changedBy: helpdesk ? 'The helpdesk' : changer ? nameOf(changer) : null,
    };
    return { person: people.get(personId), about };
  }

  private async toOtherAdministrators(
    template: 'administrator-added' | 'member-left',
    event: AnyChange,
    person: Contact,
    about: About,
  ): Promise<Letter[]> {
    const administrators = await this.contacts.administratorsOf([event.code]);
    const content = { ...about, person: { name: nameOf(person), email: person.email } };
    return administrators
      .filter(({ personId }) => personId !== event.personId)
      .map((administrator) => letter(template, administrator, [event.code], content));
  }
}
