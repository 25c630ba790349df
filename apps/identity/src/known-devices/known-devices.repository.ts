import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { KnownDevice } from './known-device.entity.js';

@Injectable()
export class KnownDevicesRepository {
  constructor(private readonly source: DataSource) {}

  isKnown(email: string, deviceHash: Buffer): Promise<boolean> {
    return this.source.manager
      .createQueryBuilder(KnownDevice, 'device')
      .innerJoin(Person, 'person', 'person.id = device.personId')
      .where('person.email = :email and person.mergedInto is null', { email })
      .andWhere('device.deviceHash = :deviceHash', { deviceHash })
      .getExists();
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
