import type { RequestInput } from '@dspt/contracts/define';
import { executeAction, previewAction } from '@dspt/contracts/organisations/actions';
import { Actions } from '@dspt/service-kit/actions/actions';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';

@Controller()
export class ActionsMessages {
  constructor(private readonly actions: Actions) {}

  @RequestHandler(previewAction)
  preview(@Payload() asked: RequestInput<typeof previewAction>) {
    return this.actions.preview(asked);
  }

  @RequestHandler(executeAction)
  execute(@Payload() order: RequestInput<typeof executeAction>) {
    return this.actions.execute(order);
  }
}
