import type { Query } from '@dspt/contracts/define';
import type { EmailDetail, EmailEntry, listStaffEmails } from '@dspt/contracts/notifications/emails';
import { inOrder } from '@dspt/service-kit/database/in-order';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { StoredEmail } from './email.entity.js';

type Filter = Query<typeof listStaffEmails>;

const sorts: Record<Filter['sort'], string> = {
  createdAt: 'email.createdAt',
  sentAt: 'email.sentAt',
  to: 'email.toAddress',
  template: 'email.template',
  state: 'email.state',
};

/** For shorter parts of an address the index must be read as a whole: looking at all emails is quicker. */
const indexed = 3;

/** What was sent to whom, and what became of it. */
@Injectable()
export class EmailLogRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: Filter): Promise<{ items: EmailEntry[]; total: number }> {
    const { sort, order, page, perPage } = filter;
    const found = matching(this.dataSource.manager.createQueryBuilder(StoredEmail, 'email'), filter);
    const newest = { column: 'email.createdAt', order: 'DESC' } as const;
    const byId = { column: 'email.id', order: 'ASC' } as const;
    const [rows, total] = await inOrder(found, { column: sorts[sort], order }, newest, byId)
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getManyAndCount();
    return { items: rows.map(entryOf), total };
  }

  async one(id: string): Promise<EmailDetail | undefined> {
    const { manager } = this.dataSource;
    const [email, copies] = await Promise.all([
      manager.findOneBy(StoredEmail, { id }),
      manager.find(StoredEmail, { where: { resends: id }, order: { createdAt: 'ASC' } }),
    ]);
    return email ? detailOf(email, copies) : undefined;
  }
}

function matching(
  found: SelectQueryBuilder<StoredEmail>,
  { code, to, template, state, from, until, unresolved }: Filter,
): SelectQueryBuilder<StoredEmail> {
  if (code) found.andWhere('email.codes @> array[:code]', { code });
  if (to) {
    const address = to.length < indexed ? `(email.toAddress || '')` : 'email.toAddress';
    const part = `%${to.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    found.andWhere(`${address} like :part`, { part });
  }
  if (template) found.andWhere('email.template = :template', { template });
  if (state) found.andWhere('email.state = :state', { state });
  if (from) found.andWhere(`email.createdAt >= ${midnight('cast(:from as date)')}`, { from });
  if (until) found.andWhere(`email.createdAt < ${midnight('(cast(:until as date) + 1)')}`, { until });
  if (unresolved)
    found.andWhere(`email.state = 'failed' and email.discardedAt is null
      and not exists (select from emails later where later.resends = email.id)`);
  return found;
}

/** SQL: when that day begins. */
const midnight = (day: string): string => `cast(${day} as timestamp) at time zone 'Europe/London'`;

const entryOf = (email: StoredEmail): EmailEntry => ({
  id: email.id,
  to: email.toAddress,
  template: email.template,
  subject: email.subject,
  code: email.codes[0] ?? null,
  state: email.state,
  attempts: email.attempts,
  lastError: email.lastError,
  createdAt: email.createdAt.toISOString(),
  sentAt: momentOf(email.sentAt),
  nextAttemptAt: momentOf(email.nextAttemptAt),
  discardedAt: momentOf(email.discardedAt),
});

const detailOf = (email: StoredEmail, copies: StoredEmail[]): EmailDetail => ({
  ...entryOf(email),
  codes: email.codes,
  person: email.personId,
  tries: email.tries,
  resends: email.resends,
  requestedBy: email.requestedBy,
  causedBy: email.causedBy,
  resentAs: copies.map(({ id, createdAt, state, requestedBy }) => ({
    id,
    createdAt: createdAt.toISOString(),
    state,
    requestedBy: requestedBy!,
  })),
  discarded: email.discardedAt && {
    at: email.discardedAt.toISOString(),
    by: email.discardedBy ?? '',
    reason: email.discardReason ?? '',
  },
});

const momentOf = (value: Date | null): string | null => value?.toISOString() ?? null;
