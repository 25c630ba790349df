import type { EventData } from '@dspt/contracts/define';
import { getCaseLetter, type caseEmailWritten, type caseOpened } from '@dspt/contracts/support/cases';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { EmailsService } from '../emails/emails.service.js';
import { letter } from '../emails/letter.js';

@Injectable()
export class CaseEmails {
  constructor(
    private readonly config: Config,
    private readonly requests: Requests,
    private readonly emails: EmailsService,
  ) {}

  /** Who rang has been told the number already. */
  async opened(event: EventData<typeof caseOpened>, context: EventContext): Promise<void> {
    const { caseId, source, code, ...about } = event;
    const person = await this.requests.ask(getCaseLetter, { caseId, entryId: null });
    const codes = code ? [code] : [];
    const helpdesk = { email: this.config.HELPDESK_EMAIL, firstName: '' };
    await this.emails.queue(context, [
      letter('case-received', person, codes, { ...about, code }),
      ...(source === 'website' ? [letter('case-opened', helpdesk, codes, { ...about, caseId, code })] : []),
    ]);
  }

  async answered(event: EventData<typeof caseEmailWritten>, context: EventContext): Promise<void> {
    const { caseId, entryId, number, code } = event;
    const { text, ...person } = await this.requests.ask(getCaseLetter, { caseId, entryId });
    await this.emails.queue(context, [letter('case-answered', person, code ? [code] : [], { number, text })]);
  }
}
