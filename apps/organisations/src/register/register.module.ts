import { Module } from '@nestjs/common';
import { RegisterMessages } from './register.messages.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { StatusesRepository } from './statuses.repository.js';

@Module({
  controllers: [RegisterMessages],
  providers: [RegisterRepository, RegisterService, StatusesRepository],
})
export class RegisterModule {}
