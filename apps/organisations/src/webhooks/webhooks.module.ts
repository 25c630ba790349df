import { Module } from '@nestjs/common';
import { RegisterChangesModule } from '../register-changes/register-changes.module.js';
import { DeliveriesService } from './deliveries.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [RegisterChangesModule],
  controllers: [WebhooksController],
  providers: [DeliveriesService, WebhooksRepository, WebhooksService],
})
export class WebhooksModule {}
