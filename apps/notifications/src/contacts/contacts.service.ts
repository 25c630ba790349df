import type { Output } from '@dspt/contracts/define';
import { getJoinRequest } from '@dspt/contracts/identity/join-requests';
import { findContacts } from '@dspt/contracts/identity/users';
import { findOrganisations, type Organisation } from '@dspt/contracts/organisations/organisations';
import { Problem } from '@dspt/contracts/problem';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { plainName, withoutLinks } from '../writing/phrases.js';

type Found = Output<typeof findContacts>;
type Person = Found['people'][number];
export type Contact = Pick<Person, 'email' | 'firstName' | 'lastName' | 'telephone'> &
  Partial<Pick<Person, 'personId'>>;
export type Invited = Found['invitations'][number];
export type Administrator = Found['administrators'][number];
export type Asked = Output<typeof getJoinRequest>;

/** Codes in one question: the answer must fit into one NATS message. */
const atOnce = 500;

/** Who is to be written to, asked for at the moment an event is handled. Names come fit to be shown to anybody. */
@Injectable()
export class ContactsService {
  constructor(private readonly requests: Requests) {}

  async people(ids: (string | null)[]): Promise<Map<string, Contact>> {
    const people = [...new Set(ids.filter((id) => id !== null))];
    const found = await this.requests.ask(findContacts, { people });
    return new Map(found.people.map((person) => [person.personId, tidy(person)]));
  }

  async invitation(invitationId: string): Promise<Invited | undefined> {
    const { invitations } = await this.requests.ask(findContacts, { invitations: [invitationId] });
    return invitations.map(tidy)[0];
  }

  /** Of a mailbox that somebody no longer signs in with. */
  async formerAddress(id: string): Promise<Contact | undefined> {
    const { formerAddresses } = await this.requests.ask(findContacts, { formerAddresses: [id] });
    return formerAddresses.map(tidy)[0];
  }

  /** Somebody who wants another address, as they are written to now, with the new one. */
  async emailChange(id: string): Promise<Found['emailChanges'][number] | undefined> {
    const { emailChanges } = await this.requests.ask(findContacts, { emailChanges: [id] });
    return emailChanges.map(tidy)[0];
  }

  /** One entry for each administrator of each organisation. */
  async administratorsOf(codes: string[]): Promise<Administrator[]> {
    const found = await inParts(codes, (administratorsOf) =>
      this.requests.ask(findContacts, { administratorsOf }),
    );
    return found.flatMap(({ administrators }) => administrators.map(tidy));
  }

  /** Who asked to join; `undefined` when the request has been deleted since. */
  async requester(id: string): Promise<Asked | undefined> {
    try {
      const asked = await this.requests.ask(getJoinRequest, { id });
      return { ...tidy(asked), message: withoutLinks(asked.message) };
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-found') return undefined;
      throw error;
    }
  }

  /** Names by code; a code nobody knows keeps its code as its name. */
  async organisationNames(codes: string[]): Promise<(code: string) => string> {
    const names = namesOf(await this.organisations(codes));
    return (code) => names.get(code) ?? code;
  }

  /** Names by code of those that have not closed. */
  async openOrganisations(codes: string[]): Promise<Map<string, string>> {
    return namesOf((await this.organisations(codes)).filter(({ open }) => open));
  }

  private async organisations(codes: string[]): Promise<Organisation[]> {
    const found = await inParts(codes, (part) => this.requests.ask(findOrganisations, { codes: part }));
    return found.flatMap(({ organisations }) => organisations);
  }
}

export const nameOf = ({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();

const namesOf = (organisations: Organisation[]): Map<string, string> =>
  new Map(organisations.map(({ code, name }) => [code, name]));

const tidy = <C extends Contact>(contact: C): C => ({
  ...contact,
  firstName: plainName(contact.firstName),
  lastName: plainName(contact.lastName),
  telephone: plainName(contact.telephone),
});

async function inParts<T>(codes: string[], ask: (part: string[]) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let start = 0; start < codes.length; start += atOnce)
    answers.push(await ask(codes.slice(start, start + atOnce)));
  return answers;
}
