import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ComingUpRound } from './coming-up-round.entity.js';

/** SQL: an item of `a` that nobody has answered. Which of them a certificate waives is looked at when the email is written. */
const isOpen = (ref: string): string =>
  `coalesce(a.states ->> ${ref}, '') not in ('answered', 'not-applicable')`;

@Injectable()
export class ComingUpRepository {
  /** Until the transaction ends nobody else goes on with the round of a month. */
  async hold(manager: EntityManager, month: string): Promise<ComingUpRound> {
    await insertOnce(manager, ComingUpRound, { month });
    const lock = { mode: 'pessimistic_write' } as const;
    return manager.findOneOrFail(ComingUpRound, { where: { month }, lock });
  }

  async save(manager: EntityManager, { month, reached, finishedAt }: ComingUpRound): Promise<void> {
    await manager.update(ComingUpRound, { month }, { reached, finishedAt });
  }

  /**
   * Organisations that have begun the edition and have something to be written to about, in the order of their codes.
   * @param until the day by which it is due
   */
  async due(
    manager: EntityManager,
    { edition, today, until }: { edition: string; today: string; until: string },
    after: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await manager.query<{ code: string }[]>(
      `select a.code from assessments a
       where a.edition = $1 and a.code > $4 and (
         exists (
           select from documents d where d.code = a.code and d.kept and d.expires_on <= $3::date and exists (
             select from answers g where g.code = a.code and g.edition = $1
               and g.value -> 'documents' @> jsonb_build_array(jsonb_build_object('id', d.id))))
         or exists (
           select from planned_actions p
           where p.code = a.code and p.edition = $1 and p.due_on <= $3::date and ${isOpen('p.ref')})
         or exists (
           select from assignments s
           where s.code = a.code and s.edition = $1 and s.due_on < $2::date and ${isOpen('s.ref')})
         or exists (
           select from profiles f where f.code = a.code and f.fields ->> 'cyberEssentialsPlus' = 'yes'
             and (f.fields ->> 'cyberEssentialsPlusAwardedOn')::date + interval '1 year' > $2::date
             and (f.fields ->> 'cyberEssentialsPlusAwardedOn')::date + interval '1 year' <= $3::date + 1))
       order by a.code limit $5`,
      [edition, today, until, after, limit],
    );
    return rows.map(({ code }) => code);
  }
}
