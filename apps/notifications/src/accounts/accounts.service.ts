import type { EventData } from '@dspt/contracts/define';
import type {
  accountHelped,
  formerAddressUsed,
  invitationCancelled,
} from '@dspt/contracts/identity/accounts';
import type { emailChanged, emailChangeRequested } from '@dspt/contracts/identity/email-changes';
import type { providerViewed } from '@dspt/contracts/identity/impersonations';
import type { accountClosed } from '@dspt/contracts/identity/own-account';
import type { linkedAccountChanged } from '@dspt/contracts/identity/openid';
import type { secondFactorChanged } from '@dspt/contracts/identity/second-factors';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Injectable } from '@nestjs/common';
import { ContactsService, type Contact } from '../contacts/contacts.service.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter, type Letter } from '../emails/letter.js';

type Helped = EventData<typeof accountHelped>;

/** What whoever has the account is told. */
const lettersTo = {
  unlocked: (person) => letter('account-unlocked', person, [], {}),
  'sessions-ended': (person) => letter('sessions-ended', person, [], {}),
  'second-factor-reset': (person) => letter('second-factor-reset', person, [], {}),
  'address-corrected': (person) => letter('address-corrected', person, [], {}),
  'accounts-merged': (person, former) =>
    letter('accounts-merged', person, [], { otherAddress: former?.email ?? 'you gave us' }),
  'accounts-separated': (person) => letter('accounts-separated', person, [], {}),
} satisfies Record<Helped['did'], (person: Contact, former: Contact | undefined) => Letter>;

/** What somebody changed of their own sign-in. */
const lettersAbout = {
  replaced: 'second-factor-replaced',
  removed: 'second-factor-removed',
  'recovery-codes-renewed': 'recovery-codes-renewed',
  'passkey-added': 'passkey-added',
  'passkey-removed': 'passkey-removed',
} as const;

/** What becomes of somebody's account, through the helpdesk or by their own hand. */
@Injectable()
export class AccountEmails {
  constructor(
    private readonly contacts: ContactsService,
    private readonly emails: EmailsService,
  ) {}

  async helped({ personId, did, formerAddressId }: Helped, context: EventContext): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    const former = formerAddressId ? await this.contacts.formerAddress(formerAddressId) : undefined;
    await this.emails.queue(context, [
      ...(person ? [lettersTo[did](person, former)] : []),
      ...(former ? [letterToFormer(did, former)] : []),
    ]);
  }

  async secondFactorChanged(
    { personId, did, codesLeft }: EventData<typeof secondFactorChanged>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    const changedAt = context.occurredAt.toISOString();
    if (!person) return;
    const written =
      did === 'recovery-code-used'
        ? letter(did, person, [], { changedAt, codesLeft })
        : letter(lettersAbout[did], person, [], { changedAt });
    await this.emails.queue(context, [written]);
  }

  async linkedAccountChanged(
    { personId, did, service }: EventData<typeof linkedAccountChanged>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    const changedAt = context.occurredAt.toISOString();
    const kind = did === 'linked' ? 'account-linked' : 'account-unlinked';
    await this.emails.queue(context, person ? [letter(kind, person, [], { changedAt, service })] : []);
  }

  /** A link to each mailbox; one that has an account is told instead, and gets none. */
  async emailChangeRequested(
    { changeId: emailChangeId }: EventData<typeof emailChangeRequested>,
    context: EventContext,
  ): Promise<void> {
    const change = await this.contacts.emailChange(emailChangeId);
    if (!change) return;
    const { newEmail, taken, firstName } = change;
    const sentAt = context.occurredAt.toISOString();
    await this.emails.queue(context, [
      letter('email-change-old', change, [], { emailChangeId, newEmail, sentAt }),
      taken
        ? letter('email-change-taken', { email: newEmail, firstName: '' }, [], {})
        : letter('email-change-new', { email: newEmail, firstName }, [], { emailChangeId, sentAt }),
    ]);
  }

  async emailChanged(
    { personId, formerAddressId }: EventData<typeof emailChanged>,
    context: EventContext,
  ): Promise<void> {
    const person = (await this.contacts.people([personId])).get(personId);
    const former = await this.contacts.formerAddress(formerAddressId);
    const changedAt = context.occurredAt.toISOString();
    await this.emails.queue(context, [
      ...(person ? [letter('email-changed', person, [], { changedAt })] : []),
      ...(former ? [letter('email-changed-away', former, [], {})] : []),
    ]);
  }

  async closed({ formerAddressId }: EventData<typeof accountClosed>, context: EventContext): Promise<void> {
    await this.tellFormer(context, 'account-closed', formerAddressId);
  }

  async formerAddressUsed(
    { formerAddressId }: EventData<typeof formerAddressUsed>,
    context: EventContext,
  ): Promise<void> {
    await this.tellFormer(context, 'former-address-used', formerAddressId);
  }

  /** Whoever reads a mailbox that is nobody's user name any more. */
  private async tellFormer(
    context: EventContext,
    name: 'account-closed' | 'former-address-used',
    formerAddressId: string,
  ): Promise<void> {
    const former = await this.contacts.formerAddress(formerAddressId);
    if (former) await this.emails.queue(context, [letter(name, former, [], {})]);
  }

  async providerViewed(event: EventData<typeof providerViewed>, context: EventContext): Promise<void> {
    const administrators = await this.contacts.administratorsOf([event.code]);
    await this.emails.queue(
      context,
      administrators.map((to) => letter('provider-viewed', to, [event.code], event)),
    );
  }

  async invitationCancelled(
    { invitationId, code, organisationName }: EventData<typeof invitationCancelled>,
    context: EventContext,
  ): Promise<void> {
    const invited = await this.contacts.invitation(invitationId);
    if (!invited) return;
    await this.emails.queue(context, [
      letter('invitation-cancelled', invited, [code], { code, organisationName }),
    ]);
  }
}

/** What whoever reads the mailbox that is no longer used is told: it may be a stranger. */
const letterToFormer = (did: Helped['did'], former: Contact): Letter =>
  did === 'accounts-merged'
    ? letter('account-merged-away', former, [], {})
    : letter('address-given-up', former, [], {});
