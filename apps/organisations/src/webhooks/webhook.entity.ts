import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WebhookState } from '@dspt/contracts/organisations/webhooks';

/** Somebody outside who is told of changes of the public register. */
@Entity('webhooks')
export class StoredWebhook {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  /** As it is, for every delivery is signed with it. What it protects is public: it proves who sent it. */
  @Column('text')
  secret: string;

  /** Counts what people change; deliveries do not. */
  @Column('integer')
  version: number;

  /** Number of the last change that the receiver has. */
  @Column('integer')
  delivered: number;

  @Column('text')
  state: WebhookState;

  /** Deliveries that failed since the last that did not. */
  @Column('integer')
  failures: number;

  @Column('text', { nullable: true })
  problem: string | null;

  @Column('timestamptz', { name: 'tried_at', nullable: true })
  triedAt: Date | null;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;

  @Column('timestamptz', { name: 'next_try_at' })
  nextTryAt: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('text', { name: 'created_by' })
  createdBy: string;
}
