import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Actions } from './actions.js';
import { ExecutedActions } from './executed-actions.js';

/** For a service that owns actions of the catalogue: its `actions.messages.ts` offers them to the helpdesk. */
@Module({ imports: [DiscoveryModule], providers: [Actions, ExecutedActions], exports: [Actions] })
export class ActionExecutionModule {}
