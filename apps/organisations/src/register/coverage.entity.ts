import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredPublication } from './publication.entity.js';

/** A publication counts for an organisation from a day: a copy. */
@Entity('coverage')
export class Coverage {
  @ForeignKey(() => StoredPublication, { name: 'coverage_publication_id_fkey' })
  @PrimaryColumn('uuid', { name: 'publication_id' })
  publicationId: string;

  @Index('coverage_code')
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  via: string;

  @PrimaryColumn('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('date', { name: 'added_on' })
  addedOn: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
}
