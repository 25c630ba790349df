import { randomBytes } from 'node:crypto';
import { InvalidInput } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { EntityManager } from 'typeorm';
import { CredentialsRepository } from './credentials.repository.js';
import { asMeant, passwordFaults, type PasswordOwner } from './password-rule.js';

/** Argon2id (the library's default) as OWASP recommends it. Hashing runs outside the main thread. */
const argon2id: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class PasswordsService {
  /** Compared with when there is no account, so that the time taken tells nothing. */
  private readonly nobodys = hash(randomBytes(32), argon2id);

  constructor(
    private readonly repository: CredentialsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws {InvalidInput} saying what to change */
  mustBeGood(
    password: string,
    { firstName, lastName, email }: Omit<PasswordOwner, 'organisations'>,
    organisations: PasswordOwner['organisations'],
  ): void {
    const faults = passwordFaults(password, { firstName, lastName, email, organisations });
    if (faults.length > 0) throw new InvalidInput(faults.map((message) => ({ field: 'password', message })));
  }

  hash(password: string): Promise<string> {
    return hash(asMeant(password), argon2id);
  }

  async set(manager: EntityManager, personId: string, passwordHash: string): Promise<void> {
    await this.repository.set(manager, personId, passwordHash, this.clock.now());
  }

  /** No password opens the account any more. */
  async forget(manager: EntityManager, personId: string): Promise<void> {
    await this.repository.remove(manager, personId);
  }

  async changedAt(personId: string, manager?: EntityManager): Promise<Date | null> {
    return (await this.repository.find(personId, manager))?.changedAt ?? null;
  }

  /**
   * Takes the same time whether or not there is such a person.
   * @returns the hash it matches, to ask `holds` about; `undefined` when it is wrong
   */
  async match(personId: string | undefined, password: string): Promise<string | undefined> {
    const stored = personId && (await this.repository.find(personId))?.passwordHash;
    const same = await verify(stored || (await this.nobodys), asMeant(password));
    return stored && same ? stored : undefined;
  }

  /** Whether the password is still the one that matched; it cannot change before the transaction ends. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  holds(manager: EntityManager, personId: string, passwordHash: string): Promise<boolean> {
    return this.repository.hold(manager, personId, passwordHash);
  }
}
