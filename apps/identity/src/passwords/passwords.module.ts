import { Module } from '@nestjs/common';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordsService } from './passwords.service.js';

@Module({ providers: [PasswordsService, CredentialsRepository], exports: [PasswordsService] })
export class PasswordsModule {}
