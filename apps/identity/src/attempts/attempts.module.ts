import { Module } from '@nestjs/common';
import { AttemptsRepository } from './attempts.repository.js';
import { AttemptsService } from './attempts.service.js';

@Module({ providers: [AttemptsService, AttemptsRepository], exports: [AttemptsService] })
export class AttemptsModule {}
