import { pageProgress } from '@dspt/contracts/assessment/progress';
import { pageCoverage, pagePublications } from '@dspt/contracts/assessment/publications';
import type { Output, RequestContract } from '@dspt/contracts/define';
import { pageMemberships } from '@dspt/contracts/identity/users';
import type { getRegisterComparison, RegisterDifference } from '@dspt/contracts/organisations/comparisons';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { RegisterRepository } from '../register/register.repository.js';
import { StatusesRepository } from '../register/statuses.repository.js';
import { RebuildRepository } from './rebuild.repository.js';

type Paged<Row> = RequestContract<z.ZodType, z.ZodType<{ rows: Row[]; next: unknown }>>;

interface Run {
  compareOnly: boolean;
  daily?: boolean;
}

const codesAtOnce = 500;
/** Before anything was published. */
const beginning = '2000-01-01T00:00:00.000Z';

/**
 * Builds the register anew from what its owners know, beside the one there is, by the code that hears their events.
 * What is told meanwhile is written to both. Compares, and unless told otherwise makes the one there is the same.
 */
@Injectable()
export class RebuildService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: Pick<Requests, 'ask'>,
    private readonly repository: RebuildRepository,
    private readonly register: RegisterRepository,
    private readonly statuses: StatusesRepository,
  ) {}

  /**
   * @param options.daily progress that has only aged is taken over, and is no difference
   * @returns how the register there was differed; `undefined` when another run is under way
   * @throws when an owner cannot be asked; nothing has changed then
   */
  run(options: Run): Promise<RegisterDifference[] | undefined> {
    return this.alone(async (manager) => {
      const { repository } = this;
      try {
        await repository.begin(manager);
        await repository.turnTo(manager);
        try {
          await this.build(manager);
        } finally {
          await repository.turnBack(manager);
        }
        return await this.finish(manager, options);
      } catch (error) {
        // It may be this very connection that is lost: whoever starts next clears up, too.
        await this.abandon(manager).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Takes away what a run left behind that was killed: until then everything that is heard is written twice. */
  async clearUp(): Promise<void> {
    await this.alone((manager) => this.abandon(manager));
  }

  async last(): Promise<Output<typeof getRegisterComparison>> {
    return { comparison: await this.repository.last(this.dataSource.manager) };
  }

  /** On one connection. @returns `undefined`, with nothing done, while another run is under way */
  private async alone<T>(act: (manager: EntityManager) => Promise<T>): Promise<T | undefined> {
    const runner = this.dataSource.createQueryRunner();
    const { manager } = runner;
    try {
      await runner.connect();
      if (!(await this.repository.claim(manager))) return undefined;
      try {
        return await act(manager);
      } finally {
        await this.repository.giveBack(manager).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  private async build(manager: EntityManager): Promise<void> {
    for await (const rows of this.pages(pagePublications))
      await this.together(manager, async () => {
        for (const row of rows) {
          await this.statuses.addPublication(manager, row);
          const own = { code: row.code, via: 'own' as const };
          await this.statuses.addCoverage(manager, row.publicationId, row.publishedAt, [own]);
        }
      });
    for await (const rows of this.pages(pageCoverage))
      await this.together(manager, async () => {
        for (const row of rows) await this.cover(manager, row);
      });
    // Each row by itself: listeners take the same rows in an order of their own.
    for await (const rows of this.pages(pageProgress))
      for (const row of rows) await this.register.setProgress(manager, row);
    // Who is known there has once registered, although everybody may have left.
    for await (const rows of this.pages(pageMemberships))
      for (const row of rows) await this.register.setMemberships(manager, row, true);
    const codes = (await this.repository.codes(manager)).map(({ code }) => code);
    for (let at = 0; at < codes.length; at += codesAtOnce)
      await this.together(manager, () =>
        this.statuses.recompute(manager, codes.slice(at, at + codesAtOnce), beginning),
      );
  }

  /** A publication made after the first pages were read may be covered in the later ones: its own fact is on its way. */
  private async cover(
    manager: EntityManager,
    { publicationId, code, via, addedAt, endedAt }: Output<typeof pageCoverage>['rows'][number],
  ): Promise<void> {
    if (!(await this.statuses.knows(manager, publicationId))) return;
    await this.statuses.addCoverage(manager, publicationId, addedAt, [{ code, via }]);
    if (endedAt) await this.statuses.endCoverage(manager, publicationId, { addedAt, endedAt, codes: [code] });
  }

  private together(manager: EntityManager, act: () => Promise<void>): Promise<void> {
    return manager.transaction(async () => {
      await this.statuses.lock(manager);
      await act();
    });
  }

  private finish(manager: EntityManager, { compareOnly, daily = false }: Run): Promise<RegisterDifference[]> {
    return manager.transaction(async () => {
      await this.repository.waitForHandlers(manager);
      if (daily) await this.repository.takeOverAgeing(manager);
      const found = await this.repository.compare(manager);
      if (!compareOnly) await this.repository.swap(manager);
      await this.repository.note(manager, !compareOnly, found);
      await this.repository.drop(manager);
      return found;
    });
  }

  private abandon(manager: EntityManager): Promise<void> {
    return manager.transaction(async () => {
      await this.repository.waitForHandlers(manager);
      await this.repository.drop(manager);
    });
  }

  private async *pages<Row>(contract: Paged<Row>): AsyncGenerator<Row[]> {
    let after: unknown = null;
    do {
      const page: { rows: Row[]; next: unknown } = await this.requests.ask(contract, { after });
      yield page.rows;
      after = page.next;
    } while (after !== null);
  }
}
