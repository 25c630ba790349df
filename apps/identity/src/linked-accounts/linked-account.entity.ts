import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Somebody's account at another service, which opens theirs here. */
@Entity('linked_accounts')
@Unique('linked_accounts_person', ['personId', 'issuer'])
export class StoredLinkedAccount {
  /** The other service, as OpenID Connect names it. */
  @PrimaryColumn('text')
  issuer: string;

  /** Who it is there, for ever; addresses and names change. */
  @PrimaryColumn('text')
  subject: string;

  @ForeignKey(() => Person, { name: 'linked_accounts_of', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** What it was called when it was linked, for its owner to know it by. */
  @Column('text')
  account: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
