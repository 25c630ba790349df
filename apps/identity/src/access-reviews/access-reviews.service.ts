import type { Body } from '@dspt/contracts/define';
import type { AccessReview, reviewAccess } from '@dspt/contracts/identity/access-reviews';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UsersService } from '../users/users.service.js';
import { AccessChanged } from './access-reviews.problems.js';
import { AccessReviewsRepository } from './access-reviews.repository.js';

const yearMs = 365 * 24 * 3600_000;

type Shown = Body<typeof reviewAccess>['from'];

/** Who has access is looked through once a year: people leave, and nobody thinks of it. */
@Injectable()
export class AccessReviewsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: AccessReviewsRepository,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(code: string, caller: Caller): Promise<AccessReview> {
    caller.mustActFor(code);
    const [last, since] = await Promise.all([this.repository.last(code), this.repository.since(code)]);
    const from = last?.reviewedAt ?? since;
    return {
      last: last && { at: last.reviewedAt.toISOString(), by: last.reviewedBy },
      due: from !== undefined && this.clock.now().getTime() - from.getTime() > yearMs,
    };
  }

  /** @throws {AccessChanged} */
  async review(code: string, caller: Caller, shown: Shown): Promise<AccessReview> {
    const users = await this.users.list(code, caller);
    if (inOneOrder(users) !== inOneOrder(shown)) throw new AccessChanged();
    await this.source.transaction(async (manager) => {
      const review = { code, reviewedAt: this.clock.now(), reviewedBy: caller.name, people: users.length };
      await this.repository.insert(manager, review);
      await this.audit.write(manager, {
        did: 'access.reviewed',
        organisation: code,
        to: { people: users.length },
      });
    });
    return this.get(code, caller);
  }
}

const inOneOrder = (people: Shown): string =>
  people
    .map(({ id, role }) => `${id}:${role}`)
    .toSorted()
    .join();
