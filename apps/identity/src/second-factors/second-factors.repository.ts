import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface SecondFactor {
  sealedSecret: string;
  confirmedAt: Date | null;
  lastStep: number;
}

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly source: DataSource) {}

  async find(
    personId: string,
    manager: Pick<EntityManager, 'query'> = this.source,
  ): Promise<SecondFactor | undefined> {
    const [factor] = await manager.query<SecondFactor[]>(
      `select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", last_step::int as "lastStep"
       from second_factors where person_id = $1`,
      [personId],
    );
    return factor;
  }

  /** Takes the place of one that was never confirmed. @returns `false` when there is a confirmed one */
  async begin(manager: EntityManager, personId: string, sealedSecret: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `insert into second_factors (person_id, sealed_secret) values ($1, $2)
       on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0
         where second_factors.confirmed_at is null
       returning 1`,
      [personId, sealedSecret],
    );
    return rows.length > 0;
  }

  async remove(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('delete from second_factors where person_id = $1', [personId]);
  }

  async confirm(manager: EntityManager, personId: string, now: Date): Promise<void> {
    await manager.query('update second_factors set confirmed_at = $2 where person_id = $1', [personId, now]);
  }

  /** @returns `false` when the code of this time step, or a later one, was used before */
  async useStep(manager: EntityManager, personId: string, step: number): Promise<boolean> {
    const [, affected] = await manager.query<[unknown[], number]>(
      'update second_factors set last_step = $2 where person_id = $1 and last_step < $2',
      [personId, step],
    );
    return affected > 0;
  }
}
