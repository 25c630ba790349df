import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FormerAddress } from './former-address.entity.js';

@Injectable()
export class FormerAddressesRepository {
  constructor(private readonly source: DataSource) {}

  async insert(manager: EntityManager, address: FormerAddress): Promise<void> {
    await manager.insert(FormerAddress, address);
  }

  async delete(manager: EntityManager, personId: string, email: string): Promise<void> {
    await manager.delete(FormerAddress, { personId, email });
  }

  /** Of an account that is in use: whoever has closed theirs has no other address to sign in with. */
  latest(manager: EntityManager, email: string): Promise<FormerAddress | null> {
    return manager
      .createQueryBuilder(FormerAddress, 'former')
      .innerJoin('people', 'p', 'p.id = former.personId')
      .where('former.email = :email and p.closed_at is null', { email })
      .orderBy('former.until', 'DESC')
      .getOne();
  }

  /** Also those of accounts that were merged into the person's. */
  ofPerson(personId: string): Promise<FormerAddress[]> {
    return this.source.manager
      .createQueryBuilder(FormerAddress, 'former')
      .innerJoin('people', 'p', 'p.id = former.personId')
      .where('coalesce(p.merged_into, p.id) = :personId', { personId })
      .orderBy('former.until', 'DESC')
      .getMany();
  }

  contacts(
    ids: string[],
  ): Promise<
    { formerAddressId: string; email: string; firstName: string; lastName: string; telephone: string }[]
  > {
    return this.source.query(
      `select f.id as "formerAddressId", f.email, p.first_name as "firstName", p.last_name as "lastName", p.telephone
       from former_addresses f join people p on p.id = f.person_id where f.id = any($1) order by f.id`,
      [ids],
    );
  }
}
