import { Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { StoredEmail } from '../emails/email.entity.js';

/** With what the mail server said last. */
export interface RefusedInvitation {
  id: string;
  address: string;
  answer: string | null;
}

@Injectable()
export class OutcomesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest email of a form; `null` when there is none written by then. */
  newestOf(formId: string, writtenBy: Date): Promise<StoredEmail | null> {
    return this.dataSource.manager.findOne(StoredEmail, {
      where: { formId, createdAt: LessThanOrEqual(writtenBy) },
      order: { createdAt: 'DESC' },
    });
  }

  /** An invitation that was sent again is judged by its last email. */
  refusedInvitationsOf(code: string): Promise<RefusedInvitation[]> {
    return this.dataSource.query(
      `select id, address, answer from (
         select distinct on (source.data->>'invitationId') source.data->>'invitationId' as id, email.state,
           email.to_address as address, email.tries -> -1 ->> 'answer' as answer
         from emails email join email_sources source on source.event_id = email.event_id
         where email.codes @> array[$1] and email.template = 'invitation-to-join'
         order by source.data->>'invitationId', email.created_at desc
       ) as last where state = 'failed'`,
      [code],
    );
  }
}
