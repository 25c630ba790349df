import { Module } from '@nestjs/common';
import { RegisterFileRepository } from '../register/register-file.repository.js';
import { RegisterChangesController } from './register-changes.controller.js';
import { RegisterChangesRepository } from './register-changes.repository.js';
import { RegisterChangesService } from './register-changes.service.js';

@Module({
  controllers: [RegisterChangesController],
  providers: [RegisterChangesRepository, RegisterChangesService, RegisterFileRepository],
  exports: [RegisterChangesService],
})
export class RegisterChangesModule {}
