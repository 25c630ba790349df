import type { Query } from '@dspt/contracts/define';
import type { listSecurityEvents } from '@dspt/contracts/identity/security-events';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { SecurityEvent } from './security-event.entity.js';

/** Which events; each that is set must fit. */
export interface Wanted extends Partial<Pick<Query<typeof listSecurityEvents>, 'kind' | 'from' | 'until'>> {
  personId?: string | undefined;
  addressHash?: Buffer | undefined;
  /** Either of the two is enough. */
  either?: { personId: string; addressHash: Buffer };
}

type Named = Pick<Person, 'id' | 'firstName' | 'lastName'> | null;
export type EventRow = SecurityEvent & { person: Named; by: Named };

@Injectable()
export class SecurityEventsRepository {
  constructor(private readonly source: DataSource) {}

  async write(event: SecurityEvent, manager: EntityManager = this.source.manager): Promise<void> {
    if (!event.bucket) return void (await manager.insert(SecurityEvent, event));
    await manager.query(
      `insert into security_events (id, at, kind, person_id, by_person_id, address_hash, code, network, operation,
         wait_until, session_id, request_id, bucket)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (bucket) do update set count = security_events.count + 1, at = excluded.at`,
      [
        event.id,
        event.at,
        event.kind,
        event.personId,
        event.byPersonId,
        event.addressHash,
        event.code,
        event.network,
        event.operation,
        event.waitUntil,
        event.sessionId,
        event.requestId,
        event.bucket,
      ],
    );
  }

  async list(
    wanted: Wanted,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: EventRow[]; total: number }> {
    const builder = where(this.source.manager.createQueryBuilder(SecurityEvent, 'event'), wanted);
    const total = await builder.getCount();
    const rows = await builder
      .leftJoinAndMapOne('event.person', Person, 'person', 'person.id = event.personId')
      .leftJoinAndMapOne('event.by', Person, 'by', 'by.id = event.byPersonId')
      .orderBy('event.at', 'DESC')
      .addOrderBy('event.id')
      .offset((page - 1) * perPage)
      .limit(perPage)
      .getMany();
    return { rows: rows as EventRow[], total };
  }
}

function where(
  builder: SelectQueryBuilder<SecurityEvent>,
  { personId, addressHash, either, kind, from, until }: Wanted,
): SelectQueryBuilder<SecurityEvent> {
  if (personId) builder.andWhere('event.personId = :personId', { personId });
  if (addressHash) builder.andWhere('event.addressHash = :addressHash', { addressHash });
  if (either) builder.andWhere('(event.personId = :personId or event.addressHash = :addressHash)', either);
  if (kind) builder.andWhere('event.kind = :kind', { kind });
  // Days in London.
  if (from) builder.andWhere(`event.at >= :from::date::timestamp at time zone 'Europe/London'`, { from });
  if (until)
    builder.andWhere(`event.at < (:until::date + 1)::timestamp at time zone 'Europe/London'`, { until });
  return builder;
}
