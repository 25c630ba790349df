import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** An address that a person no longer signs in with. */
@Entity('former_addresses')
export class FormerAddress {
  @PrimaryColumn('uuid')
  id: string;

  @Index('former_addresses_person')
  @ForeignKey(() => Person, { name: 'former_addresses_of', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Index('former_addresses_email')
  @Column('text')
  email: string;

  @Column('timestamptz')
  until: Date;
}
