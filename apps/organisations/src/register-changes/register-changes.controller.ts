import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import { listRegisterChanges } from '@dspt/contracts/organisations/register-changes';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Query } from '@nestjs/common';
import { RegisterChangesService } from './register-changes.service.js';

@Controller()
export class RegisterChangesController {
  constructor(private readonly changes: RegisterChangesService) {}

  @Route(listRegisterChanges)
  list(
    @Query({ schema: listRegisterChanges.query }) query: QueryOf<typeof listRegisterChanges>,
  ): Promise<Output<typeof listRegisterChanges>> {
    return this.changes.list(query);
  }
}
