import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import {
  addWebhook,
  changeWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  tryWebhook,
  type Webhook,
} from '@dspt/contracts/organisations/webhooks';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { WebhooksService } from './webhooks.service.js';

@Controller()
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Route(listWebhooks)
  list(
    @Query({ schema: listWebhooks.query }) page: QueryOf<typeof listWebhooks>,
  ): Promise<Output<typeof listWebhooks>> {
    return this.webhooks.list(page);
  }

  @Route(addWebhook)
  add(
    @Body({ schema: addWebhook.body }) given: BodyOf<typeof addWebhook>,
    @CurrentCaller() caller: Caller,
  ): Promise<Webhook> {
    return this.webhooks.add(caller, given);
  }

  @Route(getWebhook)
  get(@Param({ schema: getWebhook.params }) { id }: Params<typeof getWebhook>): Promise<Webhook> {
    return this.webhooks.get(id);
  }

  @Route(changeWebhook)
  change(
    @Param({ schema: changeWebhook.params }) { id }: Params<typeof changeWebhook>,
    @Body({ schema: changeWebhook.body }) given: BodyOf<typeof changeWebhook>,
  ): Promise<Webhook> {
    return this.webhooks.change(id, given);
  }

  @Route(tryWebhook)
  try(
    @Param({ schema: tryWebhook.params }) { id }: Params<typeof tryWebhook>,
  ): Promise<Output<typeof tryWebhook>> {
    return this.webhooks.try(id);
  }

  @Route(removeWebhook)
  remove(@Param({ schema: removeWebhook.params }) { id }: Params<typeof removeWebhook>): Promise<void> {
    return this.webhooks.remove(id);
  }
}
