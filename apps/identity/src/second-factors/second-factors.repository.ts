import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { SecondFactor } from './second-factor.entity.js';

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly source: DataSource) {}

  find(personId: string, manager: EntityManager = this.source.manager): Promise<SecondFactor | null> {
    return manager.findOneBy(SecondFactor, { personId });
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
    await manager.delete(SecondFactor, { personId });
  }

  async confirm(manager: EntityManager, personId: string, now: Date): Promise<void> {
    await manager.update(SecondFactor, { personId }, { confirmedAt: now });
  }

  /** @returns `false` when the code of this time step, or a later one, was used before */
  async useStep(manager: EntityManager, personId: string, step: number): Promise<boolean> {
    const before = LessThan(step);
    const { affected } = await manager.update(
      SecondFactor,
      { personId, lastStep: before },
      { lastStep: step },
    );
    return (affected ?? 0) > 0;
  }
}
