import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class HousekeepingRepository {
  constructor(private readonly source: DataSource) {}

  /** Takes away what can be of no more use: each statement may run in every replica at once. */
  async clear(now: Date): Promise<void> {
    for (const statement of statements) await this.source.query(statement, [now]);
  }
}

const statements = [
  `delete from sessions where last_used_at < $1::timestamptz - interval '1 hour' or created_at < $1::timestamptz - interval '12 hours'`,
  'delete from used_human_checks where expires_at < $1',
  'delete from used_passkey_challenges where expires_at < $1',
  'delete from attempts where forget_at < $1 and (wait_until is null or wait_until < $1)',
  `delete from known_devices where last_used_at < $1::timestamptz - interval '400 days'`,
  `delete from security_events where at < $1::timestamptz - interval '365 days'`,
  // A link that is no longer known cannot say that it has been used or has expired: they are kept a while.
  `delete from email_changes where expires_at < $1::timestamptz - interval '30 days'`,
  `delete from password_resets where expires_at < $1::timestamptz - interval '7 days'`,
  `delete from invitations where expires_at < $1::timestamptz - interval '90 days' and (kind = 'registration' or cancelled_at is not null)`,
];
