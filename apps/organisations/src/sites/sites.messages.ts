import type { RequestInput } from '@dspt/contracts/define';
import { listSitesRequest, nameSitesRequest } from '@dspt/contracts/organisations/sites';
import { RequestHandler } from '@dspt/service-kit/messaging/handlers';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SitesService } from './sites.service.js';

@Controller()
export class SitesMessages {
  constructor(private readonly sites: SitesService) {}

  @RequestHandler(listSitesRequest)
  list(@Payload() { code, depth }: RequestInput<typeof listSitesRequest>) {
    return this.sites.list(code, depth);
  }

  @RequestHandler(nameSitesRequest)
  name(@Payload() { code, depth }: RequestInput<typeof nameSitesRequest>) {
    return this.sites.name(code, depth);
  }
}
