import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of the chain: a batch of lines. */
@Entity('audit_seals')
export class AuditSeal {
  @PrimaryColumn('integer')
  id: number;

  @Column('bytea')
  hash: Buffer;

  @Column('timestamptz', { name: 'sealed_at', default: () => 'now()' })
  sealedAt: Date;
}
