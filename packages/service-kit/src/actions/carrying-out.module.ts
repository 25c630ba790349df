import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Actions } from './actions.js';
import { CarriedOut } from './carried-out.js';

/** For a service that owns actions of the catalogue: its `actions.messages.ts` offers them to the helpdesk. */
@Module({ imports: [DiscoveryModule], providers: [Actions, CarriedOut], exports: [Actions] })
export class CarryingOutModule {}
