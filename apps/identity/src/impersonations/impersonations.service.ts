import type { Body } from '@dspt/contracts/define';
import { providerViewed, type startImpersonation } from '@dspt/contracts/identity/impersonations';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MembershipsService } from '../memberships/memberships.service.js';
import { SessionsService, type NewSession } from '../sessions/sessions.service.js';
import { NothingToView } from './impersonations.problems.js';

const longestMs = 15 * 60_000;

/** The helpdesk sees what an organisation sees; see docs/decisions/0020-viewing-as-a-provider.md. */
@Injectable()
export class ImpersonationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly memberships: MembershipsService,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async start(
    { personId }: Caller,
    { code, reason, caseNumber }: Body<typeof startImpersonation>,
  ): Promise<NewSession> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.memberships.hasAdministrator(code, manager))) throw new NothingToView(code);
      const organisationName = await this.memberships.nameOf(code, manager);
      const now = this.clock.now();
      const until = new Date(now.getTime() + longestMs);
      await this.outbox.tell(manager, providerViewed, {
        code,
        organisationName,
        viewedAt: now.toISOString(),
      });
      return this.sessions.beginImpersonation(manager, { personId, code, until, reason, caseNumber });
    });
  }
}
