import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that signs tokens; the private half is encrypted. */
@Entity('signing_keys')
export class StoredSigningKey {
  @PrimaryColumn('text')
  kid: string;

  @Column('jsonb', { name: 'public_key' })
  publicKey: unknown;

  @Column('text', { name: 'sealed_private_key' })
  sealedPrivateKey: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
