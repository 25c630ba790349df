import type { EventData } from '@dspt/contracts/define';
import { loneAdministrator, memberAdded, memberRemoved, roleChanged } from '@dspt/contracts/identity/users';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { MemberEmails } from './members.service.js';

@Controller()
export class MembersMessages {
  constructor(private readonly members: MemberEmails) {}

  @EventHandler(memberAdded, { asks: true })
  added(@Payload() event: EventData<typeof memberAdded>, @Ctx() context: EventContext): Promise<void> {
    return this.members.added(event, context);
  }

  @EventHandler(roleChanged, { asks: true })
  roleChanged(@Payload() event: EventData<typeof roleChanged>, @Ctx() context: EventContext): Promise<void> {
    return this.members.roleChanged(event, context);
  }

  @EventHandler(memberRemoved, { asks: true })
  removed(@Payload() event: EventData<typeof memberRemoved>, @Ctx() context: EventContext): Promise<void> {
    return this.members.removed(event, context);
  }

  @EventHandler(loneAdministrator, { asks: true })
  alone(@Payload() event: EventData<typeof loneAdministrator>, @Ctx() context: EventContext): Promise<void> {
    return this.members.alone(event, context);
  }
}
