import { randomUUID } from 'node:crypto';
import type { Output, Query, RequestInput } from '@dspt/contracts/define';
import type {
  listPersonSecurityEvents,
  listSecurityEvents,
  reportRefusal,
  SecurityEventKind,
} from '@dspt/contracts/identity/security-events';
import { NotFound } from '@dspt/contracts/problem';
import { acting } from '@dspt/service-kit/audit/acting';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keptOf } from '../attempts/network.js';
import { PeopleService } from '../people/people.service.js';
import { Vault } from '../vault/vault.js';
import type { SecurityEvent } from './security-event.entity.js';
import { SecurityEventsRepository, type EventRow, type Wanted } from './security-events.repository.js';

type List = Output<typeof listSecurityEvents>;

interface Happened {
  personId?: string | null | undefined;
  /** As it was typed: kept as a keyed hash. */
  email?: string;
  sessionId?: string;
  code?: string | null;
  operation?: string;
  until?: Date | null;
}

/** What somebody can make happen as often as they like: it is counted. */
const countedTogether = new Set<SecurityEventKind>([
  'sign-in-refused',
  'access-refused',
  'human-check-failed',
]);
const togetherMs = 10 * 60_000;

/** Writes down what happened at the door: lines to search in the database, and the same in the log. */
@Injectable()
export class SecurityEventsService {
  private readonly logger = new Logger('Security');

  constructor(
    private readonly repository: SecurityEventsRepository,
    private readonly people: PeopleService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** In a transaction, only if that commits. Where from and for which request is found out here. */
  async record(kind: SecurityEventKind, happened: Happened, manager?: EntityManager): Promise<void> {
    const { actor, requestId, address = '' } = acting();
    await this.write(kind, happened, { by: actor?.id ?? null, requestId, address }, manager);
  }

  async reportRefusal(refusal: RequestInput<typeof reportRefusal>): Promise<object> {
    const { address, requestId, ...happened } = refusal;
    await this.write('access-refused', happened, { by: null, requestId, address });
    return {};
  }

  list({
    email,
    page,
    perPage,
    personId,
    kind,
    from,
    until,
  }: Query<typeof listSecurityEvents>): Promise<List> {
    const addressHash = email === undefined ? undefined : this.hashOf(email);
    return this.find({ personId, addressHash, kind, from, until }, { page, perPage });
  }

  /** Also attempts at their address. @throws {NotFound} */
  async ofPerson(id: string, paging: Query<typeof listPersonSecurityEvents>): Promise<List> {
    const person = await this.people.find(id);
    if (!person) throw new NotFound('person');
    return this.find({ either: { personId: id, addressHash: this.hashOf(person.email) } }, paging);
  }

  private async find(wanted: Wanted, paging: { page: number; perPage: number }): Promise<List> {
    const { rows, total } = await this.repository.list(wanted, paging);
    return { items: rows.map(shown), total };
  }

  private async write(
    kind: SecurityEventKind,
    { personId = null, email, sessionId, code = null, operation, until = null }: Happened,
    from: { by: string | null; requestId: string | null; address: string },
    manager?: EntityManager,
  ): Promise<void> {
    const event: SecurityEvent = {
      id: randomUUID(),
      at: this.clock.now(),
      kind,
      personId,
      byPersonId: from.by === personId ? null : from.by,
      addressHash: email === undefined ? null : this.hashOf(email),
      code,
      network: keptOf(from.address),
      operation: operation ?? null,
      waitUntil: until,
      sessionId: sessionId ?? null,
      requestId: from.requestId,
      count: 1,
      bucket: null,
    };
    if (countedTogether.has(kind)) event.bucket = this.bucketOf(event);
    await this.repository.write(event, manager);
    const { addressHash, bucket: _, count: __, ...line } = event;
    this.logger.log({ ...line, address: addressHash?.toString('base64url') ?? null });
  }

  private bucketOf({
    kind,
    at,
    personId,
    addressHash,
    sessionId,
    operation,
    network,
  }: SecurityEvent): Buffer {
    const window = Math.floor(at.getTime() / togetherMs);
    const address = addressHash?.toString('base64url');
    return this.vault.sign(
      'security event',
      JSON.stringify([kind, window, personId, address, sessionId, operation, network]),
    );
  }

  private hashOf(email: string): Buffer {
    return this.vault.sign('security event address', email);
  }
}

function shown({ person, by, waitUntil, at, ...row }: EventRow): List['items'][number] {
  const { id, kind, count, code, network, operation, sessionId, requestId } = row;
  return {
    id,
    at: at.toISOString(),
    kind,
    count,
    person: named(person),
    by: named(by),
    code,
    network,
    operation,
    until: waitUntil && waitUntil.toISOString(),
    sessionId,
    requestId,
  };
}

const named = (person: EventRow['person']): List['items'][number]['person'] =>
  person && { id: person.id, firstName: person.firstName, lastName: person.lastName };
