import type { Query } from '@dspt/contracts/define';
import type { EmailDetail, EmailEntry, listStaffEmails } from '@dspt/contracts/notifications/emails';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Filter = Query<typeof listStaffEmails>;

interface Row {
  id: string;
  to_address: string;
  template: string;
  subject: string;
  codes: string[];
  state: EmailEntry['state'];
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
  next_attempt_at: Date | null;
  discarded_at: Date | null;
}

interface DetailRow extends Row {
  person_id: string | null;
  tries: EmailDetail['tries'];
  resends: string | null;
  requested_by: string | null;
  resent_as: (Omit<EmailDetail['resentAs'][number], 'createdAt'> & { createdAt: string })[];
  discarded_by: string | null;
  discard_reason: string | null;
}

const sorts: Record<Filter['sort'], string> = {
  createdAt: 'created_at',
  sentAt: 'sent_at',
  to: 'to_address',
  template: 'template',
  state: 'state',
};

/** For shorter parts of an address the index must be read as a whole: looking at all emails is quicker. */
const indexed = 3;

/** What was sent to whom, and what became of it. */
@Injectable()
export class EmailLogRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: Filter): Promise<{ items: EmailEntry[]; total: number }> {
    const { sort, order, page, perPage } = filter;
    const { where, values } = conditions(filter);
    const direction = order === 'DESC' ? 'desc' : 'asc';
    const [[counted], rows] = await Promise.all([
      this.dataSource.query<[{ total: number }]>(
        `select count(*)::int as total from emails where ${where}`,
        values,
      ),
      this.dataSource.query<Row[]>(
        `select * from emails where ${where} order by ${sorts[sort]} ${direction} nulls last, created_at desc, id
         limit $${values.length + 1} offset $${values.length + 2}`,
        [...values, perPage, (page - 1) * perPage],
      ),
    ]);
    return { items: rows.map(entryOf), total: counted.total };
  }

  async one(id: string): Promise<EmailDetail | undefined> {
    const [row] = await this.dataSource.query<DetailRow[]>(
      `select e.*, coalesce((
         select json_agg(json_build_object('id', c.id, 'createdAt', c.created_at, 'state', c.state,
           'requestedBy', c.requested_by) order by c.created_at)
         from emails c where c.resends = e.id
       ), '[]') as resent_as
       from emails e where id = $1`,
      [id],
    );
    return row && detailOf(row);
  }
}

function conditions({ code, to, template, state, from, until, unresolved }: Filter) {
  const parts = ['true'];
  const values: unknown[] = [];
  const when = (value: unknown, part: (placeholder: string) => string) => {
    if (value === undefined || value === '') return;
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  when(code, (given) => `codes @> array[${given}]`);
  const address = to && to.length < indexed ? `(to_address || '')` : 'to_address';
  when(to && `%${to.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, (given) => `${address} like ${given}`);
  when(template, (given) => `template = ${given}`);
  when(state, (given) => `state = ${given}`);
  when(from, (given) => `created_at >= (${given}::date)::timestamp at time zone 'Europe/London'`);
  when(until, (given) => `created_at < (${given}::date + 1)::timestamp at time zone 'Europe/London'`);
  if (unresolved) parts.push(unresolvedOnly);
  return { where: parts.join(' and '), values };
}

const unresolvedOnly = `state = 'failed' and discarded_at is null
  and not exists (select from emails later where later.resends = emails.id)`;

const entryOf = (row: Row): EmailEntry => ({
  id: row.id,
  to: row.to_address,
  template: row.template,
  subject: row.subject,
  code: row.codes[0] ?? null,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
  sentAt: momentOf(row.sent_at),
  nextAttemptAt: momentOf(row.next_attempt_at),
  discardedAt: momentOf(row.discarded_at),
});

const detailOf = (row: DetailRow): EmailDetail => ({
  ...entryOf(row),
  codes: row.codes,
  person: row.person_id,
  tries: row.tries,
  resends: row.resends,
  requestedBy: row.requested_by,
  resentAs: row.resent_as.map((copy) => ({ ...copy, createdAt: new Date(copy.createdAt).toISOString() })),
  discarded: row.discarded_at && {
    at: row.discarded_at.toISOString(),
    by: row.discarded_by ?? '',
    reason: row.discard_reason ?? '',
  },
});

const momentOf = (value: Date | null): string | null => value?.toISOString() ?? null;
