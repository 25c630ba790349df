import type { Output } from '@dspt/contracts/define';
import { listKeys } from '@dspt/contracts/identity/sessions';
import { Answers } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { KeysService } from './keys.service.js';

@Controller()
export class KeysMessages {
  constructor(private readonly keys: KeysService) {}

  @Answers(listKeys)
  async list(): Promise<Output<typeof listKeys>> {
    return { keys: await this.keys.publicKeys() };
  }
}
