import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { OwnDetailsController } from './own-details.controller.js';

@Module({ controllers: [AccountController, OwnDetailsController] })
export class AccountModule {}
