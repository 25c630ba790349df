import type { RequestInput } from '@dspt/contracts/define';
import { listMembers } from '@dspt/contracts/identity/users';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UsersService } from './users.service.js';

@Controller()
export class UsersMessages {
  constructor(private readonly users: UsersService) {}

  @RequestHandler(listMembers)
  members(@Payload() { code }: RequestInput<typeof listMembers>) {
    return this.users.members(code);
  }
}
