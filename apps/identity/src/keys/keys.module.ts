import { Module } from '@nestjs/common';
import { KeysMessages } from './keys.messages.js';
import { KeysRepository } from './keys.repository.js';
import { KeysService } from './keys.service.js';

@Module({ controllers: [KeysMessages], providers: [KeysService, KeysRepository], exports: [KeysService] })
export class KeysModule {}
