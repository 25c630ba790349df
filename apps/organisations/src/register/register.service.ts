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
    covered: Omit<Covered, 'addedAt'>[],
  ): Promise<void> {
    const own: Covered = { code: publication.code, via: 'own', addedAt: publication.publishedAt };
    const all = [own, ...covered.map((each) => ({ ...each, addedAt }))];
    return this.dualWrite.apply(manager, async () => {
      await this.statuses.lock(manager);
      await this.statuses.addPublication(manager, publication);
      await this.statuses.addCoverage(manager, publication.publicationId, all);
      const codes = all.map(({ code }) => code);
      await this.statuses.recompute(manager, codes, publication.publishedAt);
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
