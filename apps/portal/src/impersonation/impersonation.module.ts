import { Module } from '@nestjs/common';
import { ImpersonationController } from './impersonation.controller.js';

@Module({ controllers: [ImpersonationController] })
export class ImpersonationModule {}
