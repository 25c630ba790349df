import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KnownDevicesRepository } from './known-devices.repository.js';

const secretBytes = 32;

/**
 * Tells devices that have signed in to an account before from strangers'. A device keeps a secret that opens nothing;
 * here is its hash for each account. See docs/decisions/0027-known-devices-and-security-events.md.
 */
@Injectable()
export class KnownDevicesService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: KnownDevicesRepository,
    private readonly clock: Clock,
  ) {}

  /** Name of the device in counters; `undefined` for one that is not known to the account. */
  async recognise(email: string, secret: string | undefined): Promise<string | undefined> {
    if (!secret) return undefined;
    const hash = hashOf(secret);
    return (await this.repository.isKnown(email, hash)) ? nameOf(hash) : undefined;
  }

  /** @returns the secret for the device to keep: its own if that is one of ours, else a new one */
  async remember(manager: EntityManager, personId: string, secret: string | undefined): Promise<string> {
    const known = secret !== undefined && (await this.repository.exists(manager, hashOf(secret)));
    const kept = known ? secret : randomBytes(secretBytes).toString('base64url');
    await this.repository.remember(manager, personId, hashOf(kept), this.clock.now());
    return kept;
  }

  /** Names of the devices that are known to an account. */
  async namesOf(personId: string, manager: EntityManager = this.source.manager): Promise<string[]> {
    return (await this.repository.hashesOf(manager, personId)).map(nameOf);
  }

  /** Every device is a stranger's again. */
  async forgetAll(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.forgetAll(manager, personId);
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const nameOf = (hash: Buffer): string => hash.toString('base64url');
