import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredWebhook } from './webhook.entity.js';

/** With how many changes are still to be delivered. */
export type Counted = StoredWebhook & { waiting: number };

/** What became of a delivery. */
type Outcome = Pick<StoredWebhook, 'state' | 'failures' | 'problem' | 'triedAt' | 'nextTryAt'> &
  Partial<Pick<StoredWebhook, 'delivered' | 'deliveredAt'>>;

@Injectable()
export class WebhooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(page: number, perPage: number): Promise<{ items: Counted[]; total: number }> {
    const [items, total] = await this.dataSource.manager.findAndCount(StoredWebhook, {
      order: { name: 'ASC', id: 'ASC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
    return { items: await this.counted(items), total };
  }

  async find(id: string): Promise<Counted | undefined> {
    const found = await this.dataSource.manager.findOneBy(StoredWebhook, { id });
    return found ? (await this.counted([found]))[0] : undefined;
  }

  async insert(manager: EntityManager, webhook: StoredWebhook): Promise<void> {
    await manager.insert(StoredWebhook, webhook);
  }

  /** @returns `false` when it is not of that version any more */
  async update(
    manager: EntityManager,
    { id, version }: Pick<StoredWebhook, 'id' | 'version'>,
    change: Partial<StoredWebhook>,
  ): Promise<boolean> {
    const { affected } = await manager.update(
      StoredWebhook,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  async remove(manager: EntityManager, id: string): Promise<boolean> {
    return (await manager.delete(StoredWebhook, { id })).affected === 1;
  }

  /** Those that have something to be told and are due, longest waiting first. */
  due(now: Date): Promise<StoredWebhook[]> {
    return this.dataSource.manager
      .createQueryBuilder(StoredWebhook, 'w')
      .where(`w.state = 'active' and w.nextTryAt <= :now`, { now })
      .andWhere('exists (select 1 from register_changes c where c.change > w.delivered)')
      .orderBy('w.nextTryAt')
      .getMany();
  }

  /** Unless somebody has changed the webhook, or another replica delivered, meanwhile. @returns whether it was noted */
  async note({ id, version, delivered }: StoredWebhook, outcome: Outcome): Promise<boolean> {
    const { affected } = await this.dataSource.manager.update(
      StoredWebhook,
      { id, version, delivered },
      outcome,
    );
    return affected === 1;
  }

  private async counted(webhooks: StoredWebhook[]): Promise<Counted[]> {
    const rows = await this.dataSource.query<{ id: string; waiting: number }[]>(
      `select w.id, (select count(*)::int from register_changes c where c.change > w.delivered) as waiting
       from webhooks w where w.id = any($1)`,
      [webhooks.map(({ id }) => id)],
    );
    const waiting = new Map(rows.map((row) => [row.id, row.waiting]));
    return webhooks.map((webhook) => Object.assign(webhook, { waiting: waiting.get(webhook.id) ?? 0 }));
  }
}
