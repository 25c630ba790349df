import { randomUUID } from 'node:crypto';
import type { Body, Output, Query } from '@dspt/contracts/define';
import {
  beginIncident,
  incidentReported,
  type changeIncident,
  type Incident,
  type IncidentEntry,
  type IncidentFacts,
  type IncidentState,
  type IncidentSummary,
  type listAllIncidents,
  type listIncidents,
} from '@dspt/contracts/support/incidents';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { mustBeComplete, tellBy } from './decision.js';
import { remindedBeforeMs } from './incident-reminders.js';
import { incidentOutput, numberOf, summaryOutput } from './incident.output.js';
import type { StoredIncident } from './incident.entity.js';
import { IncidentChanged, IncidentNotNow } from './incidents.problems.js';
import { IncidentsRepository } from './incidents.repository.js';

/** Which incident, as whoever changes it has seen it. */
interface Seen {
  code: string;
  id: string;
  version: number;
}

/** Something done to an incident. */
interface Step {
  what: IncidentEntry['what'];
  /** States in which it may be done. */
  from: IncidentState[];
  to?: IncidentState;
  facts?: IncidentFacts;
  note?: string;
}

/** Incidents of an organisation, for its own people; the helpdesk reads what is reported. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: IncidentsRepository,
    private readonly organisations: OrganisationsClient,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  async list(
    caller: Caller,
    code: string,
    paging: Query<typeof listIncidents>,
  ): Promise<Output<typeof listIncidents>> {
    caller.mustActFor(code);
    const { rows, total } = await this.repository.list(code, paging);
    return { items: rows.map(summaryOutput), total };
  }

  async all(caller: Caller, code: string): Promise<IncidentSummary[]> {
    caller.mustActFor(code);
    return (await this.repository.all(code)).map(summaryOutput);
  }

  async listReported(query: Query<typeof listAllIncidents>): Promise<Output<typeof listAllIncidents>> {
    const { rows, total } = await this.repository.listReported(query);
    return { items: rows.map(summaryOutput), total };
  }

  async get(caller: Caller, code: string, id: string): Promise<Incident> {
    caller.mustActFor(code);
    return this.of(code, id);
  }

  async getReported(id: string): Promise<Incident> {
    return incidentOutput(...(await this.repository.get('reported', id)));
  }

  async begin(caller: Caller, code: string, sent: Body<typeof beginIncident>): Promise<Incident> {
    caller.mustActFor(code);
    const { facts, requestId } = sent;
    const { name } = await this.organisations.get(code);
    const key = { route: beginIncident, requestId, by: caller.personId, input: { code, facts } };
    const id = await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, key, () => this.insert(manager, caller, { code, name, facts })),
    );
    return this.of(code, id);
  }

  change(caller: Caller, code: string, id: string, sent: Body<typeof changeIncident>): Promise<Incident> {
    const { version, facts } = sent;
    return this.step(caller, { code, id, version }, { what: 'changed', from: ['draft', 'open'], facts });
  }

  open(caller: Caller, seen: Seen): Promise<Incident> {
    return this.step(caller, seen, { what: 'reported', from: ['draft', 'closed'], to: 'open' });
  }

  close(caller: Caller, seen: Seen): Promise<Incident> {
    return this.step(caller, seen, { what: 'closed', from: ['open'], to: 'closed' });
  }

  withdraw(caller: Caller, seen: Seen, note: string): Promise<Incident> {
    const from: IncidentState[] = ['draft', 'open', 'closed'];
    return this.step(caller, seen, { what: 'withdrawn', from, to: 'withdrawn', note });
  }

  private async insert(
    manager: EntityManager,
    caller: Caller,
    { code, name, facts }: { code: string; name: string; facts: IncidentFacts },
  ): Promise<string> {
    const id = randomUUID();
    const changedAt = this.clock.now();
    const row = { id, code, organisationName: name, state: 'draft', facts, changedAt } as const;
    await this.repository.insert(manager, { ...row, tellBy: tellBy(facts) });
    await this.enter(manager, caller, row, { what: 'begun', fields: [], note: '' });
    return id;
  }

  /** @throws {IncidentChanged} when somebody else was faster @throws {IncidentNotNow} */
  private async step(caller: Caller, { code, id, version }: Seen, step: Step): Promise<Incident> {
    caller.mustActFor(code);
    const fits = await this.dataSource.transaction(async (manager) => {
      const row = await this.repository.lock(manager, code, id);
      if (row.version !== version) return false;
      if (!step.from.includes(row.state)) throw new IncidentNotNow(row);
      await this.take(manager, caller, row, step);
      return true;
    });
    const current = await this.of(code, id);
    if (!fits) throw new IncidentChanged(current);
    return current;
  }

  private async take(
    manager: EntityManager,
    caller: Caller,
    row: StoredIncident,
    { what, to, facts: given, note = '' }: Step,
  ): Promise<void> {
    const state = to ?? row.state;
    const facts = given ?? row.facts;
    const fields = differing(row.facts, facts);
    if (state === row.state && fields.length === 0) return;
    if (state === 'open') mustBeComplete(facts, this.clock.today());
    const change = { state, facts, tellBy: tellBy(facts), changedAt: this.clock.now() };
    await this.repository.change(manager, row.id, change);
    if (row.state === 'draft' && state === 'open') await this.tell(manager, row, change.tellBy);
    const named = what === 'reported' && row.state === 'closed' ? 'reopened' : what;
    await this.enter(manager, caller, row, { what: named, fields, note });
  }

  /** Whoever is told within the last day that there is a time needs no reminder of it. */
  private async tell(manager: EntityManager, row: StoredIncident, by: Date | null): Promise<void> {
    const { id, code } = row;
    const about = { incidentId: id, number: numberOf(row), code };
    await this.outbox.tell(manager, incidentReported, { ...about, tellBy: by && by.toISOString() });
    if (by && by.getTime() - this.clock.now().getTime() <= remindedBeforeMs)
      await this.repository.reminded(manager, id, by);
  }

  private async enter(
    manager: EntityManager,
    caller: Caller,
    { id, code }: Pick<StoredIncident, 'id' | 'code'>,
    entry: Pick<IncidentEntry, 'what' | 'fields' | 'note'>,
  ): Promise<void> {
    const by = { byId: caller.personId, byName: caller.name };
    await this.repository.enter(manager, { incidentId: id, at: this.clock.now(), ...by, ...entry });
    await this.audit.write(manager, { did: `incident.${entry.what}`, organisation: code });
  }

  private async of(code: string, id: string): Promise<Incident> {
    return incidentOutput(...(await this.repository.get({ code }, id)));
  }
}

const differing = (before: IncidentFacts, after: IncidentFacts): string[] =>
  Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof IncidentFacts]))
    .map(([name]) => name);
