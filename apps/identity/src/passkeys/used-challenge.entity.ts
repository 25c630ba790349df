import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A challenge is answered once. */
@Entity('used_passkey_challenges')
export class UsedChallenge {
  @PrimaryColumn('text')
  challenge: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
