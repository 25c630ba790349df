import { pageProgress } from '@dspt/contracts/assessment/progress';
import type { RequestInput } from '@dspt/contracts/define';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AssessmentsService } from './assessments.service.js';

@Controller()
export class AssessmentsMessages {
  constructor(private readonly assessments: AssessmentsService) {}

  @RequestHandler(pageProgress)
  page(@Payload() input: RequestInput<typeof pageProgress>) {
    return this.assessments.progressPage(input);
  }
}
