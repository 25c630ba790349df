import type { Output } from '@dspt/contracts/define';
import { listKeys } from '@dspt/contracts/identity/sessions';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { KeysService } from './keys.service.js';

@Controller()
export class KeysMessages {
  constructor(private readonly keys: KeysService) {}

  @RequestHandler(listKeys)
  async list(): Promise<Output<typeof listKeys>> {
    return { keys: await this.keys.publicKeys() };
  }
}
