import type { EventData } from '@dspt/contracts/define';
import { caseEmailWritten, caseOpened } from '@dspt/contracts/support/cases';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CaseEmails } from './cases.service.js';

@Controller()
export class CasesMessages {
  constructor(private readonly cases: CaseEmails) {}

  @EventHandler(caseOpened, { asks: true })
  opened(@Payload() event: EventData<typeof caseOpened>, @Ctx() context: EventContext): Promise<void> {
    return this.cases.opened(event, context);
  }

  @EventHandler(caseEmailWritten, { asks: true })
  answered(
    @Payload() event: EventData<typeof caseEmailWritten>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.cases.answered(event, context);
  }
}
