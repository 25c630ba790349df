import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UsedHumanCheck } from './used-human-check.entity.js';

@Injectable()
export class HumanChecksRepository {
  constructor(private readonly source: DataSource) {}

  /** @returns `false` when it has been used before, unless it was solved for the same form */
  async use({ id, expiresAt, requestId }: UsedHumanCheck): Promise<boolean> {
    const { manager } = this.source;
    if (await insertOnce(manager, UsedHumanCheck, { id, expiresAt, requestId })) return true;
    return requestId !== null && (await manager.existsBy(UsedHumanCheck, { id, requestId }));
  }
}
