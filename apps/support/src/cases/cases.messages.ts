import type { EventData, RequestInput } from '@dspt/contracts/define';
import { personRenamed } from '@dspt/contracts/identity/own-account';
import { getCaseLetter } from '@dspt/contracts/support/cases';
import { EventContext, EventHandler, RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AssigneesService } from './assignees.service.js';
import { CasesService } from './cases.service.js';

@Controller()
export class CasesMessages {
  constructor(
    private readonly cases: CasesService,
    private readonly assignees: AssigneesService,
  ) {}

  @RequestHandler(getCaseLetter)
  letter(@Payload() { caseId, entryId }: RequestInput<typeof getCaseLetter>) {
    return this.cases.letter(caseId, entryId);
  }

  @EventHandler(personRenamed, { asks: true })
  renamed(
    @Payload() { personId }: EventData<typeof personRenamed>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.assignees.renamed(personId, context);
  }
}
