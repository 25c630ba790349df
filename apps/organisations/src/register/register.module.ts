import { Module } from '@nestjs/common';
import { DualWrite } from './dual-write.repository.js';
import { EntriesRepository } from './entries.repository.js';
import { EntriesService } from './entries.service.js';
import { RegisterController } from './register.controller.js';
import { RegisterFile } from './register-file.js';
import { RegisterFileRepository } from './register-file.repository.js';
import { RegisterMessages } from './register.messages.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { StatusesRepository } from './statuses.repository.js';

@Module({
  controllers: [RegisterController, RegisterMessages],
  providers: [
    DualWrite,
    EntriesRepository,
    EntriesService,
    RegisterFile,
    RegisterFileRepository,
    RegisterRepository,
    RegisterService,
    StatusesRepository,
  ],
})
export class RegisterModule {}
