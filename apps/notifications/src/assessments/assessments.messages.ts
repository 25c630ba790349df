import { questionsGiven } from '@dspt/contracts/assessment/assignments';
import { questionsHandedOver } from '@dspt/contracts/assessment/handovers';
import { assessmentMoved } from '@dspt/contracts/assessment/progress';
import type { EventData } from '@dspt/contracts/define';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AssessmentEmails } from './assessments.service.js';

@Controller()
export class AssessmentsMessages {
  constructor(private readonly assessments: AssessmentEmails) {}

  @EventHandler(assessmentMoved, { asks: true })
  moved(@Payload() event: EventData<typeof assessmentMoved>, @Ctx() context: EventContext): Promise<void> {
    return this.assessments.moved(event, context);
  }

  @EventHandler(questionsGiven, { asks: true })
  given(@Payload() event: EventData<typeof questionsGiven>, @Ctx() context: EventContext): Promise<void> {
    return this.assessments.given(event, context);
  }

  @EventHandler(questionsHandedOver, { asks: true })
  handedOver(
    @Payload() event: EventData<typeof questionsHandedOver>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    return this.assessments.handedOver(event, context);
  }
}
