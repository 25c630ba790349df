import type { Output, RequestInput } from '@dspt/contracts/define';
import { issueLink } from '@dspt/contracts/identity/links';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EmailChangesService } from '../email-changes/email-changes.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';

@Controller()
export class LinksMessages {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly passwordResets: PasswordResetsService,
    private readonly emailChanges: EmailChangesService,
  ) {}

  @RequestHandler(issueLink)
  issue(@Payload() { kind, id }: RequestInput<typeof issueLink>): Promise<Output<typeof issueLink>> {
    switch (kind) {
      case 'invitation':
        return this.invitations.issue(id);
      case 'password-reset':
        return this.passwordResets.issue(id);
      case 'email-change-old':
        return this.emailChanges.issue('old', id);
      case 'email-change-new':
        return this.emailChanges.issue('new', id);
    }
  }
}
