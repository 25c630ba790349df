import type { ActionOwner } from '@dspt/contracts/support/catalogue';
import type { RequestInput } from '@dspt/contracts/define';
import { executeRequests, previewRequests } from '@dspt/contracts/support/execution';
import { Controller, Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { RequestHandler } from '../messaging/handlers.js';
import { Actions } from './actions.js';
import { ExecutedActions } from './executed-actions.js';

/**
 * For a service that owns actions of the catalogue: the support service has them previewed and executed here.
 * @example imports: [ActionExecutionModule.of('identity')]
 */
@Module({})
export class ActionExecutionModule {
  static of(owner: ActionOwner): DynamicModule {
    return {
      module: ActionExecutionModule,
      imports: [DiscoveryModule],
      controllers: [messagesOf(owner)],
      providers: [Actions, ExecutedActions],
      exports: [Actions],
    };
  }
}

function messagesOf(owner: ActionOwner): Type {
  const preview = previewRequests[owner];
  const execute = executeRequests[owner];

  @Controller()
  class ActionsMessages {
    constructor(private readonly actions: Actions) {}

    @RequestHandler(preview)
    preview(@Payload() asked: RequestInput<typeof preview>) {
      return this.actions.preview(asked);
    }

    @RequestHandler(execute)
    execute(@Payload() order: RequestInput<typeof execute>) {
      return this.actions.execute(order);
    }
  }
  return ActionsMessages;
}
