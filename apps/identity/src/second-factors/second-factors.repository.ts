import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { SecondFactor } from './second-factor.entity.js';

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly source: DataSource) {}

  find(personId: string, manager: EntityManager = this.source.manager): Promise<SecondFactor | null> {
    return manager.findOneBy(SecondFactor, { personId });
  }

  /** Beside a confirmed one, of which it takes the place when it is confirmed. */
  async begin(manager: EntityManager, personId: string, sealedSecret: string): Promise<void> {
    await manager.query(
      `insert into second_factors (person_id, sealed_secret) values ($1, $2)
       on conflict (person_id) do update set
         sealed_secret = case when second_factors.confirmed_at is null then excluded.sealed_secret else second_factors.sealed_secret end,
         sealed_replacement = case when second_factors.confirmed_at is not null then excluded.sealed_secret end`,
      [personId, sealedSecret],
    );
  }

  /** An authenticator app that is confirmed, or a passkey. */
  async hasAny(personId: string, manager: EntityManager = this.source.manager): Promise<boolean> {
    const [row] = await manager.query<{ any: boolean }[]>(
      `select exists (select 1 from second_factors where person_id = $1 and confirmed_at is not null)
         or exists (select 1 from passkeys where person_id = $1) as any`,
      [personId],
    );
    return row!.any;
  }

  async removeApp(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(SecondFactor, { personId });
  }

  async removeAll(manager: EntityManager, personId: string): Promise<void> {
    await this.removeApp(manager, personId);
    await manager.query('delete from passkeys where person_id = $1', [personId]);
  }

  /** @returns `false` when another secret has been given out since, or this one is confirmed already */
  async confirm(
    manager: EntityManager,
    personId: string,
    { sealedSecret, step, now }: { sealedSecret: string; step: number; now: Date },
  ): Promise<boolean> {
    const confirmed = { sealedSecret, sealedReplacement: null, confirmedAt: now, lastStep: step };
    const { affected } = await manager
      .createQueryBuilder()
      .update(SecondFactor)
      .set(confirmed)
      .where('person_id = :personId', { personId })
      .andWhere(
        'case when confirmed_at is null then sealed_secret else sealed_replacement end = :sealedSecret',
        {
          sealedSecret,
        },
      )
      .execute();
    return affected === 1;
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
