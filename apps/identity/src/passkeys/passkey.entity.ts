import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** A key pair on a device of the person; we have the public half. */
@Entity('passkeys')
@Unique('passkeys_credential_id_key', ['credentialId'])
export class StoredPasskey {
  @PrimaryColumn('uuid')
  id: string;

  @Index('passkeys_person')
  @ForeignKey(() => Person, { name: 'passkeys_of', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** In base64url. */
  @Column('text', { name: 'credential_id' })
  credentialId: string;

  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;

  /** How often it was used, where the device counts: a copy of it would count apart. */
  @Column('bigint', { transformer: { from: Number, to: (counter: number) => counter } })
  counter: number;

  /** How the browser reaches it, in its own words. */
  @Column('text', { array: true })
  transports: string[];

  @Column('boolean')
  synced: boolean;

  @Column('text')
  name: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
