import { Module } from '@nestjs/common';
import { CoverageController } from './coverage.controller.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';
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
  controllers: [CoverageController, RegisterController, RegisterMessages],
  providers: [
    CoverageRepository,
    CoverageService,
    DualWrite,
    EntriesRepository,
    EntriesService,
    RegisterFile,
    RegisterFileRepository,
    RegisterRepository,
    RegisterService,
    StatusesRepository,
  ],
  exports: [CoverageService],
})
export class RegisterModule {}
