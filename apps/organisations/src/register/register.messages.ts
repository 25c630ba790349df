import { progressChanged } from '@dspt/contracts/assessment/progress';
import { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { EventHandler, EventContext } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { RegisterService } from './register.service.js';

@Controller()
export class RegisterMessages {
  constructor(private readonly register: RegisterService) {}

  @EventHandler(published, { state: true })
  published(@Payload() event: EventData<typeof published>, @Ctx() { manager }: EventContext) {
    return this.register.cover(manager, event, event.publishedAt, event.covered);
  }

  @EventHandler(coverageAdded, { state: true })
  coverageAdded(@Payload() event: EventData<typeof coverageAdded>, @Ctx() { manager }: EventContext) {
    return this.register.cover(manager, event, event.addedAt, event.covered);
  }

  @EventHandler(coverageEnded, { state: true })
  coverageEnded(@Payload() event: EventData<typeof coverageEnded>, @Ctx() { manager }: EventContext) {
    return this.register.endCoverage(manager, event);
  }

  @EventHandler(progressChanged, { state: true })
  progressChanged(@Payload() event: EventData<typeof progressChanged>, @Ctx() { manager }: EventContext) {
    return this.register.noteProgress(manager, event);
  }

  @EventHandler(membershipsChanged, { state: true })
  membershipsChanged(
    @Payload() event: EventData<typeof membershipsChanged>,
    @Ctx() { manager }: EventContext,
  ) {
    return this.register.noteMemberships(manager, event);
  }
}
