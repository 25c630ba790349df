import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was published: a copy. */
@Entity('publications')
export class StoredPublication {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

  @Column('text')
  edition: string;

  @Column('text')
  level: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('date', { name: 'published_on' })
  publishedOn: string;

  @Column('date', { name: 'expires_on' })
  expiresOn: string;
}
