import { Module } from '@nestjs/common';
import { InviteSeveralController } from './invite-several.controller.js';
import { UsersController } from './users.controller.js';

@Module({ controllers: [UsersController, InviteSeveralController] })
export class UsersModule {}
