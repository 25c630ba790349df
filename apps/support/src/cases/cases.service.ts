import type { Body, Output, Query } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import {
  caseEmailWritten,
  caseOpened,
  addCaseNote,
  type changeCase,
  type getCaseLetter,
  type HelpdeskCase,
  type listCases,
  type openCase,
  recordCase,
  writeCaseEmail,
} from '@dspt/contracts/support/cases';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency, SentWithOtherContents, type Sent } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { changesBetween } from './case-changes.js';
import { caseOutput, summaryOf } from './case.output.js';
import { CaseChanged } from './cases.problems.js';
import type { StoredCase } from './case.entity.js';
import { CasesRepository, type CaseChange, type NewEntry } from './cases.repository.js';

type NewCase = Omit<Body<typeof recordCase>, 'source'> & { source: StoredCase['source'] };
type Entry = Body<typeof addCaseNote>;
type Opened = Output<typeof openCase>;

/** What people need help with, and what became of it. */
@Injectable()
export class CasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: CasesRepository,
    private readonly organisations: OrganisationsClient,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: Query<typeof listCases>, { personId }: Caller): Promise<Output<typeof listCases>> {
    const { rows, total } = await this.repository.list(query, personId);
    return { items: rows.map(summaryOf), total };
  }

  async get(id: string): Promise<HelpdeskCase> {
    const row = await this.repository.get(id);
    const [entries, duplicates] = await Promise.all([
      this.repository.entries(id),
      this.repository.duplicatesOf(row),
    ]);
    return caseOutput(row, entries, duplicates);
  }

  /** The case with that number, for whoever acts on its account. @throws {NotFound} */
  async byNumber(manager: EntityManager, number: string): Promise<{ id: string; number: string }> {
    const found = await this.repository.findByNumber(manager, number);
    if (!found) throw new NotFound('case');
    return found;
  }

  /** Once for all that is sent under one id. */
  async open(form: NewCase, sent: Sent): Promise<Opened> {
    const organisationName = await this.nameOf(form.code);
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, () => this.keep(manager, form, organisationName)),
    );
  }

  async record(form: Body<typeof recordCase>, { personId }: Caller): Promise<HelpdeskCase> {
    await this.open(form, { route: recordCase, requestId: form.id, by: personId, input: form });
    return this.get(form.id);
  }

  private async keep(
    manager: EntityManager,
    form: NewCase,
    organisationName: string | null,
  ): Promise<Opened> {
    const { id, topic, source, code, email, firstName, lastName, telephone, message } = form;
    const contact = { email, firstName, lastName, telephone };
    const facts = { id, topic, source, code, message, ...contact };
    const number = await this.repository.insert(manager, {
      ...facts,
      organisationName,
      openedAt: this.clock.now(),
    });
    if (number === undefined) throw new SentWithOtherContents();
    const about = { number, topic, source, code, organisationName };
    await this.outbox.tell(manager, caseOpened, { caseId: id, ...about });
    const to = { topic, source };
    await this.audit.write(manager, { did: 'case.opened', organisation: code, caseNumber: number, to });
    return { number, organisationName };
  }

  async change(id: string, wanted: Body<typeof changeCase>, caller: Caller): Promise<HelpdeskCase> {
    const organisationName = await this.nameOf(wanted.code);
    const fits = await this.dataSource.transaction(async (manager) => {
      const row = await this.repository.lock(manager, id);
      if (row.version !== wanted.version) return false;
      const { state, topic, code } = wanted;
      const change = { state, topic, code, organisationName, ...assigneeOf(row, wanted.assignee, caller) };
      await this.apply(manager, row, change, caller);
      return true;
    });
    const current = await this.get(id);
    if (!fits) throw new CaseChanged(current);
    return current;
  }

  addNote(id: string, { id: entryId, text }: Entry, caller: Caller): Promise<HelpdeskCase> {
    const sent = sentTo(addCaseNote, id, { id: entryId, text }, caller);
    return this.enter(id, sent, async (manager) => {
      await this.addEntry(manager, id, this.entry('note', text, caller, entryId));
    });
  }

  writeEmail(id: string, { id: entryId, text }: Entry, caller: Caller): Promise<HelpdeskCase> {
    const sent = sentTo(writeCaseEmail, id, { id: entryId, text }, caller);
    return this.enter(id, sent, async (manager, { number, code }) => {
      await this.addEntry(manager, id, this.entry('email', text, caller, entryId));
      await this.outbox.tell(manager, caseEmailWritten, { caseId: id, entryId, number, code });
    });
  }

  async letter(caseId: string, entryId: string | null): Promise<Output<typeof getCaseLetter>> {
    const row = await this.repository.get(caseId);
    const text = entryId ? await this.repository.entryText(caseId, entryId) : row.message;
    const { number, email, firstName, lastName, telephone } = row;
    return { number, email, firstName, lastName, telephone, text };
  }

  private async apply(
    manager: EntityManager,
    row: StoredCase,
    change: CaseChange,
    caller: Caller,
  ): Promise<void> {
    const changes = changesBetween(row, change);
    if (changes.length === 0) return;
    await this.repository.change(manager, row.id, change, this.clock.now());
    const text = changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`).join('\n');
    await this.addEntry(manager, row.id, this.entry('change', text, caller));
    const named = (side: 'from' | 'to') => Object.fromEntries(changes.map((each) => [each.what, each[side]]));
    await this.audit.write(manager, {
      did: 'case.changed',
      organisation: change.code,
      caseNumber: row.number,
      from: named('from'),
      to: named('to'),
    });
  }

  /** Adds to a case, once for all that is sent under one id. */
  private async enter(
    id: string,
    sent: Sent,
    act: (manager: EntityManager, row: StoredCase) => Promise<void>,
  ): Promise<HelpdeskCase> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.repository.lock(manager, id);
      await this.idempotency.once(manager, sent, () => act(manager, row));
    });
    return this.get(id);
  }

  private async addEntry(manager: EntityManager, caseId: string, entry: NewEntry): Promise<void> {
    if (!(await this.repository.addEntry(manager, caseId, entry))) throw new SentWithOtherContents();
  }

  private entry(kind: NewEntry['kind'], text: string, caller: Caller, id: string = randomUUID()): NewEntry {
    return { id, kind, at: this.clock.now(), byId: caller.personId, byName: caller.name, text };
  }

  private async nameOf(code: string | null): Promise<string | null> {
    return code === null ? null : (await this.organisations.get(code)).name;
  }
}

const sentTo = (route: Sent['route'], caseId: string, entry: Entry, { personId: by }: Caller): Sent => ({
  route,
  requestId: entry.id,
  by,
  input: { caseId, ...entry },
});

/** Whoever takes a case is known from the token; somebody else can only keep it. */
function assigneeOf(
  row: StoredCase,
  wanted: Body<typeof changeCase>['assignee'],
  { personId, name }: Caller,
): Pick<StoredCase, 'assigneeId' | 'assigneeName'> {
  if (wanted === null) return { assigneeId: null, assigneeName: null };
  if (wanted === 'me' || wanted === personId) return { assigneeId: personId, assigneeName: name };
  const { assigneeId, assigneeName } = row;
  if (wanted === assigneeId) return { assigneeId, assigneeName };
  throw new InvalidInput([
    { field: 'assignee', message: 'Take the case yourself, or put it back in the queue' },
  ]);
}
