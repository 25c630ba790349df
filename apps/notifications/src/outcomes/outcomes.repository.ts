import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class OutcomesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the newest email of a form; `undefined` when there is none written by then. */
  async stateOf(formId: string, writtenBy: Date): Promise<EmailEntry['state'] | undefined> {
    const [row] = await this.dataSource.query<{ state: EmailEntry['state'] }[]>(
      'select state from emails where form_id = $1 and created_at <= $2 order by created_at desc limit 1',
      [formId, writtenBy],
    );
    return row?.state;
  }

  /** An invitation that was sent again is judged by its last email. */
  async refusedInvitationsOf(code: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from (
         select distinct on (source.data->>'invitationId') source.data->>'invitationId' as id, email.state
         from emails email join email_sources source on source.event_id = email.event_id
         where email.codes @> array[$1] and email.template = 'invitation-to-join'
         order by source.data->>'invitationId', email.created_at desc
       ) as last where state = 'failed'`,
      [code],
    );
    return rows.map(({ id }) => id);
  }
}
