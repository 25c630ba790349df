import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that signs tokens; the private half is encrypted. */
@Entity('signing_keys')
export class SigningKey {
  @PrimaryColumn('text')
  kid: string;

  @Column('jsonb', { name: 'public_key' })
  publicKey: JWK;

  @Column('text', { name: 'sealed_private_key' })
  sealedPrivateKey: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
