import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** All that somebody had in hand, given to others at once. */
@Entity('handovers')
export class StoredHandover {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  edition: string;

  /** Whose it was; several, where it was what people had left behind. */
  @Column('jsonb', { name: 'from_names' })
  fromNames: string[];

  @Column('timestamptz', { name: 'handed_over_at' })
  handedOverAt: Date;

  @Index('handovers_handed_over_by')
  @Column('uuid', { name: 'handed_over_by' })
  handedOverBy: string;

  @Column('text', { name: 'handed_over_by_name' })
  handedOverByName: string;

  @Column('text')
  note: string;
}
