import type { Output } from '@dspt/contracts/define';
import type {
  EmailOutcome,
  listRefusedInvitations,
  ToldOutcome,
} from '@dspt/contracts/notifications/email-outcomes';
import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import { domainOf, refusalReasonOf } from '@dspt/contracts/notifications/refusals';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { OutcomesRepository } from './outcomes.repository.js';
import { refusalOf } from './refusal.js';

/** What is told nobody times: which email a mailbox gets, with a link to be made or without, shows in milliseconds. */
const toldAfterMs = 10_000;

const outcomes: Record<EmailEntry['state'], EmailOutcome> = {
  waiting: 'waiting',
  failed: 'refused',
  sent: 'not-refused',
  // Why it was not needed, nobody is told: the mailbox may be that of a staff account.
  cancelled: 'not-refused',
  'switched-off': 'not-refused',
};

/** Were they told? For whoever asked for the email; see docs/decisions/0037-what-became-of-an-email.md. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly repository: OutcomesRepository,
    private readonly clock: Clock,
  ) {}

  async of(formId: string): Promise<ToldOutcome> {
    const writtenBy = new Date(this.clock.now().getTime() - toldAfterMs);
    const email = await this.repository.newestOf(formId, writtenBy);
    if (!email) return { outcome: 'waiting', refusal: null };
    return { outcome: outcomes[email.state], refusal: refusalOf(email) };
  }

  async refusedInvitations(caller: Caller, code: string): Promise<Output<typeof listRefusedInvitations>> {
    caller.mustActFor(code);
    const refused = await this.repository.refusedInvitationsOf(code);
    return {
      items: refused.map(({ id, address, answer }) => ({
        id,
        domain: domainOf(address),
        reason: refusalReasonOf(answer ?? ''),
      })),
    };
  }
}
