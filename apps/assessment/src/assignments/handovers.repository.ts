import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { StoredHandover } from './handover.entity.js';

@Injectable()
export class HandoversRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(manager: EntityManager, handover: StoredHandover): Promise<void> {
    await manager.insert(StoredHandover, handover);
  }

  find(id: string): Promise<StoredHandover | null> {
    return this.dataSource.manager.findOneBy(StoredHandover, { id });
  }

  /** What was written, by id. */
  async notes(ids: string[]): Promise<Map<string, string>> {
    const found = await this.dataSource.manager.find(StoredHandover, {
      select: { id: true, note: true },
      where: { id: In(ids) },
    });
    return new Map(found.map(({ id, note }) => [id, note]));
  }
}
