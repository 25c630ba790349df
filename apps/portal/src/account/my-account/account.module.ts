import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { OwnDetailsController } from './own-details.controller.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { SecondFactorController } from './second-factor.controller.js';

@Module({
  controllers: [AccountController, OwnDetailsController, OwnSessionsController, SecondFactorController],
})
export class AccountModule {}
