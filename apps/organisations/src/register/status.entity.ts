import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredPublication } from './publication.entity.js';

/** What the world sees for an organisation on a stretch of days (ADR 13). */
@Entity('statuses')
@Index('statuses_level', ['level', 'current'])
export class StoredStatus {
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'until_day' })
  untilDay: string;

  @ForeignKey(() => StoredPublication, { name: 'statuses_publication_id_fkey' })
  @Column('uuid', { name: 'publication_id' })
  publicationId: string;

  @Column('boolean')
  current: boolean;

  @Column('text')
  level: string;
}
