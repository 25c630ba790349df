import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an area stood on a day. */
@Entity('area_snapshots')
export class AreaSnapshot {
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  region: string;

  @PrimaryColumn('text', { name: 'local_authority' })
  localAuthority: string;

  /** Of the organisations; empty for all types together, as they were counted at first. */
  @PrimaryColumn('text', { default: '' })
  type: string;

  @Column('jsonb')
  counts: unknown;
}
