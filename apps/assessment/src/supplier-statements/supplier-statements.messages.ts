import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { SupplierStatementsService } from './supplier-statements.service.js';

@Controller()
export class SupplierStatementsMessages {
  constructor(private readonly statements: SupplierStatementsService) {}

  @EventHandler(organisationRenamed, { state: true })
  renamed(
    @Payload() { code, name }: EventData<typeof organisationRenamed>,
    @Ctx() { manager, occurredAt }: EventContext,
  ): Promise<void> {
    return this.statements.renamed(manager, code, name, occurredAt);
  }
}
