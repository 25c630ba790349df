import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AuditSeal } from './audit-seal.entity.js';

/** Which seal a line is under. */
@Entity('audit_sealed')
@Index('audit_sealed_seal', ['seal', 'seq'])
export class SealedLine {
  @PrimaryColumn('bigint')
  seq: string;

  @ForeignKey(() => AuditSeal, { name: 'audit_sealed_seal_fkey' })
  @Column('integer')
  seal: number;

  @Column('bytea')
  mac: Buffer;
}
