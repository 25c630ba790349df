import type { RegisterEntry } from '@dspt/contracts/organisations/register';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpen, joinHeadOffice } from '../organisations/day.sql.js';
import { Values } from '../organisations/text.sql.js';
import { conditionsFor, type RegisterFilter } from './filter.sql.js';
import { joinStatus, statusOf } from './status.sql.js';
import { Turns } from './turns.js';

const entry = (codes: string): string => `
  select o.code, o.name, o.type, o.postcode, o.local_authority as "localAuthority", o.region,
    case when h.code is not null then json_build_object('code', h.code, 'name', h.name) end as "headOffice",
    ${statusOf('o', '$1')} as status
  from (${codes}) listed join organisations o using (code)
  ${joinHeadOffice('$1')}
  ${joinStatus('o', '$1')}`;

/** SQL: the organisations that are in the register on the day `$1`. */
const listedOn = `${isOpen('o', '$1')} and not o.stub`;

/** SQL: every entry of the register on the day `$1`. */
export const everyEntry = entry(`select o.code from organisations o where ${listedOn}`);

/** The public register, read. Organisations of which only the code is known are not in it. */
@Injectable()
export class EntriesRepository {
  /** However many download at once: people who search have the other connections. */
  private readonly turns = new Turns(2);

  constructor(private readonly dataSource: DataSource) {}

  async list(
    filter: RegisterFilter,
    today: string,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ items: RegisterEntry[]; total: number }> {
    const values = new Values([today]);
    const listed = this.listed(filter, values);
    const total = await this.dataSource.query<{ total: number }[]>(
      `${plannedEachTime} select count(*)::int as total ${listed}`,
      values.list,
    );
    const codes = `select o.code ${listed} order by o.name, o.code
      limit ${values.add(perPage)} offset ${values.add((page - 1) * perPage)}`;
    const items = await this.dataSource.query<RegisterEntry[]>(
      `${plannedEachTime} ${entry(codes)} order by o.name, o.code`,
      values.list,
    );
    return { items, total: total[0]!.total };
  }

  /** Everything, in pieces, by code: nothing is held open while a slow reader takes its time. */
  async *all(filter: RegisterFilter, today: string, pieceSize = 2000): AsyncGenerator<RegisterEntry> {
    for (let last = ''; ;) {
      const values = new Values([today]);
      const after = `${this.listed(filter, values)} and o.code > ${values.add(last)}`;
      const codes = `select o.code ${after} order by o.code limit ${values.add(pieceSize)}`;
      const items = await this.turns.take(() =>
        this.dataSource.query<RegisterEntry[]>(`${entry(codes)} order by o.code`, values.list),
      );
      yield* items;
      if (items.length < pieceSize) return;
      last = items.at(-1)!.code;
    }
  }

  private listed(filter: RegisterFilter, values: Values): string {
    const conditions = [listedOn, ...conditionsFor(filter, values)];
    return `from organisations o ${filter.status ? joinStatus('o', '$1') : ''} where ${conditions.join(' and ')}`;
  }
}
