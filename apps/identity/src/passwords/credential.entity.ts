import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** The hash of a password. */
@Entity('credentials')
export class Credential {
  @ForeignKey(() => Person, { name: 'credentials_person_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
