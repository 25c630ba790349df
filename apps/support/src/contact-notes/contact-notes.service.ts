import type { Body, Output, Query } from '@dspt/contracts/define';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import { NotFound } from '@dspt/contracts/problem';
import {
  writeContactNote,
  type ContactNote,
  type listContactNotes,
} from '@dspt/contracts/support/contact-notes';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency, SentWithOtherContents } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import type { StoredContactNote } from './contact-note.entity.js';
import { ContactNotesRepository, type NewContactNote } from './contact-notes.repository.js';

/** What regional teams and the helpdesk note about their contacts with providers; each sees those of their areas. */
@Injectable()
export class ContactNotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ContactNotesRepository,
    private readonly organisations: OrganisationsClient,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
  ) {}

  async list(
    query: Query<typeof listContactNotes>,
    caller: Caller,
  ): Promise<Output<typeof listContactNotes>> {
    const { rows, total } = await this.repository.list(
      query,
      await this.organisations.areasOf(caller.areas),
      caller.personId,
      this.clock.today(),
    );
    return { items: rows.map(noteOutput), total };
  }

  async write(note: Body<typeof writeContactNote>, caller: Caller): Promise<ContactNote> {
    const organisation = await this.organisations.get(note.code, caller.areas);
    const sent = { route: writeContactNote, requestId: note.id, by: caller.personId, input: note };
    const row = rowOf(note, organisation, caller, this.clock.now());
    await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, () => this.keep(manager, row)),
    );
    return this.get(note.id, caller);
  }

  private async keep(manager: EntityManager, row: NewContactNote): Promise<void> {
    if (!(await this.repository.insert(manager, row))) throw new SentWithOtherContents();
    await this.audit.write(manager, {
      did: 'contact.noted',
      organisation: row.code,
      to: { outcome: row.outcome, nextAction: row.nextAction },
    });
  }

  async finish(id: string, caller: Caller): Promise<ContactNote> {
    await this.get(id, caller);
    await this.dataSource.transaction((manager) => this.repository.finish(manager, id, this.clock.now()));
    return this.get(id, caller);
  }

  private async get(id: string, { areas }: Caller): Promise<ContactNote> {
    const row = await this.repository.find(id, await this.organisations.areasOf(areas));
    if (!row) throw new NotFound('contact note');
    return noteOutput(row);
  }
}

function rowOf(
  note: Body<typeof writeContactNote>,
  { name, localAuthority, region }: Organisation,
  caller: Caller,
  at: Date,
): NewContactNote {
  const { id, code, how, withWhom, outcome, text, nextAction, nextOn } = note;
  return {
    id,
    code,
    how,
    outcome,
    text,
    region,
    at,
    organisationName: name,
    localAuthority,
    withWhom,
    nextAction,
    nextOn,
    nextDoneAt: null,
    byId: caller.personId,
    byName: caller.name,
  };
}

function noteOutput(row: StoredContactNote): ContactNote {
  const { id, code, organisationName, how, withWhom, outcome, text, nextAction, nextOn } = row;
  return {
    id,
    code,
    organisationName,
    how,
    withWhom,
    outcome,
    text,
    nextAction,
    nextOn,
    nextDoneAt: row.nextDoneAt && row.nextDoneAt.toISOString(),
    by: { id: row.byId, name: row.byName },
    at: row.at.toISOString(),
  };
}
