import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KnownDevice } from './known-device.entity.js';

@Injectable()
export class KnownDevicesRepository {
  constructor(private readonly source: DataSource) {}

  async isKnown(email: string, deviceHash: Buffer): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `select 1 from known_devices d join people p on p.id = d.person_id
       where p.email = $1 and p.merged_into is null and d.device_hash = $2`,
      [email, deviceHash],
    );
    return rows.length > 0;
  }

  exists(manager: EntityManager, deviceHash: Buffer): Promise<boolean> {
    return manager.existsBy(KnownDevice, { deviceHash });
  }

  async remember(
    manager: EntityManager,
    personId: string,
    deviceHash: Buffer,
    lastUsedAt: Date,
  ): Promise<void> {
    await manager.upsert(KnownDevice, { personId, deviceHash, lastUsedAt }, ['personId', 'deviceHash']);
  }

  async hashesOf(manager: EntityManager, personId: string): Promise<Buffer[]> {
    return (await manager.findBy(KnownDevice, { personId })).map(({ deviceHash }) => deviceHash);
  }

  async forgetAll(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(KnownDevice, { personId });
  }
}
