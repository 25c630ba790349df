import type { Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { listPersonSecurityEvents, listSecurityEvents } from '@dspt/contracts/identity/security-events';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { SecurityEventsService } from './security-events.service.js';

@Controller()
export class SecurityEventsController {
  constructor(private readonly events: SecurityEventsService) {}

  @Route(listSecurityEvents)
  list(
    @Query({ schema: listSecurityEvents.query }) query: QueryOf<typeof listSecurityEvents>,
  ): Promise<Output<typeof listSecurityEvents>> {
    return this.events.list(query);
  }

  @Route(listPersonSecurityEvents)
  ofPerson(
    @Param({ schema: listPersonSecurityEvents.params }) { id }: Params<typeof listPersonSecurityEvents>,
    @Query({ schema: listPersonSecurityEvents.query }) query: QueryOf<typeof listPersonSecurityEvents>,
  ): Promise<Output<typeof listPersonSecurityEvents>> {
    return this.events.ofPerson(id, query);
  }
}
