import type { EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Of a person who has been sent an email that can be switched off, or has chosen. */
@Entity('email_preferences')
@Unique('email_preferences_token_key', ['token'])
export class EmailPreferences {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  /** What the links in this person's emails carry: whoever has it reads the mailbox. */
  @Column('uuid')
  token: string;

  @Column('text', { name: 'switched_off', array: true, default: [] })
  switchedOff: EmailKind[];

  @Column('integer', { default: 0 })
  version: number;
}
