import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** One that has not been used. */
@Entity('recovery_codes')
export class RecoveryCode {
  @ForeignKey(() => Person, { name: 'recovery_codes_of', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'recovery_codes_key' })
  personId: string;

  /** Keyed: ten digits alone could be tried out. */
  @PrimaryColumn('bytea', { name: 'code_hash', primaryKeyConstraintName: 'recovery_codes_key' })
  codeHash: Buffer;
}
