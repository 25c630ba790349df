import { randomUUID } from 'node:crypto';
import type { Body, Output, Query } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import {
  addWebhook,
  type changeWebhook,
  type listWebhooks,
  type tryWebhook,
  type Webhook,
  type WebhookSummary,
} from '@dspt/contracts/organisations/webhooks';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.js';
import { RegisterChangesService } from '../register-changes/register-changes.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { newSecret } from './signature.js';
import type { StoredWebhook } from './webhook.entity.js';
import { WebhookChanged } from './webhooks.problems.js';
import { WebhooksRepository, type Counted } from './webhooks.repository.js';

const untried = {
  version: 1,
  state: 'active',
  failures: 0,
  problem: null,
  triedAt: null,
  deliveredAt: null,
} as const;

/** Who outside is told of changes of the public register. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesService,
    private readonly changes: RegisterChangesService,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list({ page, perPage }: Query<typeof listWebhooks>): Promise<Output<typeof listWebhooks>> {
    const { items, total } = await this.webhooks.list(page, perPage);
    return { items: items.map(summary), total };
  }

  async get(id: string): Promise<Webhook> {
    return whole(await this.find(id));
  }

  /** @throws {InvalidInput} for an address that must not be used */
  async add(caller: Caller, { requestId, ...input }: Body<typeof addWebhook>): Promise<Webhook> {
    const { name, url, from } = input;
    this.mustBeAllowed(url);
    const sent = { route: addWebhook, requestId, by: caller.personId, input };
    const delivered = from === 'now' ? await this.changes.newest() : 0;
    const id = await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        const now = this.clock.now();
        const webhook: StoredWebhook = {
          ...untried,
          id: randomUUID(),
          name,
          url,
          secret: newSecret(),
          delivered,
          nextTryAt: now,
          createdAt: now,
          createdBy: caller.name,
        };
        await this.webhooks.insert(manager, webhook);
        await this.audit.write(manager, { did: 'webhook.added', to: { name, url, from } });
        return webhook.id;
      }),
    );
    return this.get(id);
  }

  /** @throws {WebhookChanged} {InvalidInput} */
  async change(id: string, { version, ...wanted }: Body<typeof changeWebhook>): Promise<Webhook> {
    this.mustBeAllowed(wanted.url);
    const { name, url, state } = await this.find(id);
    const again = { failures: 0, problem: null, nextTryAt: this.clock.now() };
    const changed = await this.dataSource.transaction(async (manager) => {
      if (!(await this.webhooks.update(manager, { id, version }, { ...wanted, ...again }))) return false;
      await this.audit.write(manager, { did: 'webhook.changed', from: { name, url, state }, to: wanted });
      return true;
    });
    if (!changed) throw new WebhookChanged(await this.get(id));
    return this.get(id);
  }

  async try(id: string): Promise<Output<typeof tryWebhook>> {
    return this.deliveries.try(await this.find(id));
  }

  /** Twice is once. */
  async remove(id: string): Promise<void> {
    const { name, url } = await this.find(id);
    await this.dataSource.transaction(async (manager) => {
      if (await this.webhooks.remove(manager, id))
        await this.audit.write(manager, { did: 'webhook.removed', from: { name, url } });
    });
  }

  private async find(id: string): Promise<Counted> {
    const found = await this.webhooks.find(id);
    if (!found) throw new NotFound('webhook');
    return found;
  }

  private mustBeAllowed(url: string): void {
    const { protocol, username, password } = new URL(url);
    const wrong = (message: string) => new InvalidInput([{ field: 'url', message }]);
    if (username || password) throw wrong('Leave name and password out of the address');
    const open = protocol === 'http:' && this.config.WEBHOOKS_TO_PRIVATE_ADDRESSES;
    if (protocol !== 'https:' && !open) throw wrong('Enter an address that begins with https://');
  }
}

const text = (moment: Date | null): string | null => moment && moment.toISOString();

function summary(webhook: Counted): WebhookSummary {
  const { id, name, url, state, waiting, failures, problem } = webhook;
  const triedAt = text(webhook.triedAt);
  const deliveredAt = text(webhook.deliveredAt);
  const nextTryAt = state === 'active' && waiting > 0 ? webhook.nextTryAt.toISOString() : null;
  return { id, name, url, state, waiting, failures, problem, triedAt, deliveredAt, nextTryAt };
}

function whole(webhook: Counted): Webhook {
  const { secret, version, createdAt, createdBy } = webhook;
  return { ...summary(webhook), secret, version, createdAt: createdAt.toISOString(), createdBy };
}
