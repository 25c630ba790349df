import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { OwnDetailsController } from './own-details.controller.js';
import { OwnSessionsController } from './own-sessions.controller.js';

@Module({ controllers: [AccountController, OwnDetailsController, OwnSessionsController] })
export class AccountModule {}
