import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredMembership } from '../memberships/membership.entity.js';
import { StoredAccessReview } from './access-review.entity.js';

@Injectable()
export class AccessReviewsRepository {
  constructor(private readonly source: DataSource) {}

  last(code: string): Promise<StoredAccessReview | null> {
    return this.source.manager.findOne(StoredAccessReview, {
      where: { code },
      order: { reviewedAt: 'DESC' },
    });
  }

  /** Since when there has been anybody of those who are there now. */
  async since(code: string): Promise<Date | undefined> {
    const first = await this.source.manager.findOne(StoredMembership, {
      where: { code },
      order: { since: 'ASC' },
    });
    return first?.since;
  }

  /** Two clicks in one moment are one review. */
  async insert(manager: EntityManager, review: StoredAccessReview): Promise<void> {
    await insertOnce(manager, StoredAccessReview, review);
  }
}
