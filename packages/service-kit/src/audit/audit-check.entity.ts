import type { AuditFinding } from '@dspt/contracts/audit';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the trail looked like when somebody checked it. */
@Entity('audit_checks')
export class StoredAuditCheck {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('timestamptz', { name: 'checked_at', default: () => 'now()' })
  checkedAt: Date;

  @Column('integer')
  lines: number;

  @Column('integer')
  seals: number;

  @Column('jsonb')
  findings: AuditFinding[];
}
