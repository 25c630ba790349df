import type { PersonDetails } from '../people/people.service.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface HelpRequest extends PersonDetails {
  id: string;
  code: string;
  organisationName: string;
  message: string;
  requestedAt: Date;
}

@Injectable()
export class HelpRequestsRepository {
  constructor(private readonly source: DataSource) {}

  async find(id: string): Promise<HelpRequest | undefined> {
    const [request] = await this.source.query<HelpRequest[]>(
      `select id, code, organisation_name as "organisationName", email, first_name as "firstName",
         last_name as "lastName", telephone, message, requested_at as "requestedAt"
       from help_requests where id = $1`,
      [id],
    );
    return request;
  }

  /** @returns its reference, such as H-2026-000123 */
  async insert(manager: EntityManager, request: HelpRequest): Promise<string> {
    const { id, code, organisationName, email, firstName, lastName, telephone, message, requestedAt } =
      request;
    const [row] = await manager.query<{ reference: string }[]>(
      `with next as (select nextval(pg_get_serial_sequence('help_requests', 'number')) as number)
       insert into help_requests (id, number, reference, code, organisation_name, email, first_name, last_name,
         telephone, message, requested_at)
       overriding system value
       select $1, number, 'H-' || $10 || '-' || lpad(number::text, 6, '0'), $2, $3, $4, $5, $6, $7, $8, $9 from next
       returning reference`,
      [
        id,
        code,
        organisationName,
        email,
        firstName,
        lastName,
        telephone,
        message,
        requestedAt,
        String(requestedAt.getUTCFullYear()),
      ],
    );
    return row!.reference;
  }
}
