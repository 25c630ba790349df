import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service has heard of before, for when a stream or a consumer is lost. */
@Entity('messaging_known')
export class KnownConsumer {
  @PrimaryColumn('text')
  name: string;

  @Column('text')
  value: string;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
