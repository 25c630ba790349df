import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** A browser in which somebody has signed in to an account before. */
@Entity('known_devices')
export class KnownDevice {
  @ForeignKey(() => Person, { name: 'known_devices_of', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'known_devices_key' })
  personId: string;

  @PrimaryColumn('bytea', { name: 'device_hash', primaryKeyConstraintName: 'known_devices_key' })
  deviceHash: Buffer;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt: Date;
}
