import { getAuditCheck, listAudit } from '@dspt/contracts/audit';
import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import { Controller, Query } from '@nestjs/common';
import { Route } from '../http/route.js';
import { NatsLink } from '../messaging/nats-link.js';
import { Checks } from './checks.js';
import { Trail } from './trail.js';

@Controller()
export class AuditController {
  constructor(
    private readonly trail: Trail,
    private readonly checks: Checks,
    private readonly nats: NatsLink,
  ) {}

  @Route(listAudit)
  list(
    @Query({ schema: listAudit.query }) query: QueryOf<typeof listAudit>,
  ): Promise<Output<typeof listAudit>> {
    return this.trail.list(this.nats.service, query);
  }

  @Route(getAuditCheck)
  async lastCheck(): Promise<Output<typeof getAuditCheck>> {
    return { service: this.nats.service, ...(await this.checks.last()) };
  }
}
