import type { progressChanged } from '@dspt/contracts/assessment/progress';
import type { coverageEnded } from '@dspt/contracts/assessment/publications';
import type { EventData } from '@dspt/contracts/define';
import type { membershipsChanged } from '@dspt/contracts/identity/users';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DualWrite } from './dual-write.repository.js';
import { RegisterRepository } from './register.repository.js';
import { StatusesRepository, type Covered, type Publication } from './statuses.repository.js';

/** Keeps the register by what other services tell. Events may come twice and in any order. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly register: RegisterRepository,
    private readonly statuses: StatusesRepository,
    private readonly dualWrite: DualWrite,
  ) {}

  /** A publication counts for its own organisation from when it was made, for the others from when they were added. */
  cover(
    manager: EntityManager,
    publication: Publication,
    addedAt: string,
    covered: Covered[],
  ): Promise<void> {
    const { publicationId, publishedAt } = publication;
    const own: Covered = { code: publication.code, via: 'own' };
    const codes = [own, ...covered].map(({ code }) => code);
    return this.dualWrite.apply(manager, async () => {
      await this.statuses.lock(manager);
      await this.statuses.addPublication(manager, publication);
      await this.statuses.addCoverage(manager, publicationId, publishedAt, [own]);
      if (covered.length > 0) await this.statuses.addCoverage(manager, publicationId, addedAt, covered);
      await this.statuses.recompute(manager, codes, publishedAt);
    });
  }

  endCoverage(manager: EntityManager, ended: EventData<typeof coverageEnded>): Promise<void> {
    return this.dualWrite.apply(manager, async () => {
      await this.statuses.lock(manager);
      await this.statuses.addPublication(manager, ended);
      await this.statuses.endCoverage(manager, ended.publicationId, ended);
      await this.statuses.recompute(manager, ended.codes, ended.addedAt);
    });
  }

  noteProgress(manager: EntityManager, progress: EventData<typeof progressChanged>): Promise<void> {
    return this.dualWrite.apply(manager, async () => {
      await this.register.setProgress(manager, progress);
    });
  }

  noteMemberships(manager: EntityManager, memberships: EventData<typeof membershipsChanged>): Promise<void> {
    return this.dualWrite.apply(manager, async () => {
      await this.register.setMemberships(manager, memberships);
    });
  }
}
