import type { RequestInput } from '@dspt/contracts/define';
import { getCaseLetter } from '@dspt/contracts/support/cases';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CasesService } from './cases.service.js';

@Controller()
export class CasesMessages {
  constructor(private readonly cases: CasesService) {}

  @RequestHandler(getCaseLetter)
  letter(@Payload() { caseId, entryId }: RequestInput<typeof getCaseLetter>) {
    return this.cases.letter(caseId, entryId);
  }
}
