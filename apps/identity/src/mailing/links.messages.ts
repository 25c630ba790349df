import type { Output, RequestInput } from '@dspt/contracts/define';
import { issueLink } from '@dspt/contracts/identity/links';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { InvitationsService } from '../invitations/invitations.service.js';
import { PasswordResetsService } from '../password-resets/password-resets.service.js';

@Controller()
export class LinksMessages {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly passwordResets: PasswordResetsService,
  ) {}

  @RequestHandler(issueLink)
  issue(@Payload() { kind, id }: RequestInput<typeof issueLink>): Promise<Output<typeof issueLink>> {
    return kind === 'invitation' ? this.invitations.issue(id) : this.passwordResets.issue(id);
  }
}
