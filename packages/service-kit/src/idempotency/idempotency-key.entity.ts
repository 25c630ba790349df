import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request that was answered, by its id. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea')
  hash: Buffer;

  @Column('json', { nullable: true })
  answer: unknown;

  @Index('idempotency_keys_made_at')
  @Column('timestamptz', { name: 'made_at', default: () => 'now()' })
  madeAt: Date;
}
