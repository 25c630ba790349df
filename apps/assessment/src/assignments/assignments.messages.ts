import { permissionsOf, type Permission } from '@dspt/contracts/access';
import type { EventData } from '@dspt/contracts/define';
import { memberRemoved, roleChanged } from '@dspt/contracts/identity/users';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AssignmentsService } from './assignments.service.js';

@Controller()
export class AssignmentsMessages {
  constructor(private readonly assignments: AssignmentsService) {}

  @EventHandler(memberRemoved)
  removed(
    @Payload() { code, personId }: EventData<typeof memberRemoved>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.assignments.letGo(manager, code, personId);
  }

  @EventHandler(roleChanged)
  async roleChanged(
    @Payload() { code, personId, to }: EventData<typeof roleChanged>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    const may: readonly Permission[] = permissionsOf[to];
    if (!may.includes('assessment.answer')) await this.assignments.letGo(manager, code, personId);
  }
}
