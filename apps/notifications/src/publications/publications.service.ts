import type { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, nameOf, type Administrator } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter, type Letter } from '../emails/letter.js';
import type { PublicationFacts } from './publications.emails.js';

type Covering = EventData<typeof published> | EventData<typeof coverageAdded>;
type AnyPublication = Covering | EventData<typeof coverageEnded>;

@Injectable()
export class PublicationEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async published(event: EventData<typeof published>, context: EventContext): Promise<void> {
    const administrators = await this.contacts.administratorsOf([event.code]);
    const content = {
      ...factsOf(event),
      publishedBy: await this.nameOfPerson(event.publishedBy),
      sitesCovered: event.covered.filter(({ via }) => via === 'head-office').length,
    };
    await this.emails.queue(context, [
      ...administrators.map((administrator) => letter('published', administrator, [event.code], content)),
      ...(await this.toCovered(event)),
    ]);
  }

  async coverageAdded(event: EventData<typeof coverageAdded>, context: EventContext): Promise<void> {
    if (event.covered.every(({ via }) => via === 'copied'))
      return this.toBothSides('publication-copied', event, codesCovered(event), context);
    const administrators = await this.contacts.administratorsOf([event.code]);
    const nameOfCode = await this.contacts.organisationNames(codesCovered(event));
    const content = {
      ...factsOf(event),
      addedBy: await this.nameOfPerson(event.addedBy),
      sites: codesCovered(event).map((code) => ({ code, name: nameOfCode(code) })),
    };
    await this.emails.queue(context, [
      ...administrators.map((administrator) => letter('sites-added', administrator, [event.code], content)),
      ...(await this.toCovered(event)),
    ]);
  }

  coverageEnded(event: EventData<typeof coverageEnded>, context: EventContext): Promise<void> {
    return this.toBothSides('publication-copy-ended', event, event.codes, context);
  }

  /** One email for each administrator of who published and of those for whom it was copied. */
  private async toBothSides(
    template: 'publication-copied' | 'publication-copy-ended',
    event: AnyPublication,
    copiedTo: string[],
    context: EventContext,
  ): Promise<void> {
    const codes = [event.code, ...copiedTo];
    const people = byPerson(await this.contacts.administratorsOf(codes));
    const nameOfCode = await this.contacts.organisationNames(copiedTo);
    const sites = copiedTo.map((code) => ({ code, name: nameOfCode(code) }));
    await this.emails.queue(
      context,
      [...people.values()].map((of) =>
        letter(
          template,
          of[0]!,
          of.map(({ code }) => code),
          { ...factsOf(event), sites },
        ),
      ),
    );
  }

  /** One email for each person, however many of the covered organisations are theirs. */
  private async toCovered(event: Covering): Promise<Letter[]> {
    const administrators = await this.contacts.administratorsOf(codesCovered(event));
    const nameOfCode = await this.contacts.organisationNames([
      ...new Set(administrators.map(({ code }) => code)),
    ]);
    return [...byPerson(administrators).values()].map((sites) => {
      const codes = sites.map(({ code }) => code);
      const content = { ...factsOf(event), sites: codes.map((code) => ({ code, name: nameOfCode(code) })) };
      return letter('sites-covered', sites[0]!, codes, content);
    });
  }

  private async nameOfPerson(id: string): Promise<string | null> {
    const person = (await this.contacts.people([id])).get(id);
    return person ? nameOf(person) : null;
  }
}

const codesCovered = ({ code, covered }: Covering): string[] =>
  covered.map((place) => place.code).filter((other) => other !== code);

function byPerson(administrators: Administrator[]): Map<string, Administrator[]> {
  const people = new Map<string, Administrator[]>();
  for (const one of administrators) people.set(one.personId, [...(people.get(one.personId) ?? []), one]);
  return people;
}

const factsOf = (event: AnyPublication): PublicationFacts => ({
  code: event.code,
  organisationName: event.organisationName,
  edition: event.edition,
  level: event.level,
  publishedAt: event.publishedAt,
  expiresAt: event.expiresAt,
});
