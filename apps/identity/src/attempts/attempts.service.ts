import type { Problem } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config.js';
import { Vault } from '../vault/vault.js';
import { mailboxOf } from './mailbox.js';
import {
  SignInSlowed,
  TooManyInvitations,
  TooManyOrganisations,
  TooManyRequests,
} from './attempts.problems.js';
import { AttemptsRepository, type Pace } from './attempts.repository.js';
import { networkOf } from './network.js';

const minute = 60_000;
/** A locked account opens by itself after this time. */
const lockMs = 15 * minute;
const formWindowMs = 10 * minute;
const mailboxWindowMs = 60 * minute;
const mailsPerMailbox = 6;
const joinRequestsPerOrganisation = 30;
const dayMs = 24 * 60 * minute;
const invitationsPerInviter = 30;
const invitationsPerOrganisation = 100;
const registrationsPerPerson = 5;

/** Counted apart: nobody can use up what somebody else needs. */
export type MailKind =
  | 'registration'
  | 'renewal'
  | 'invitation'
  | 'password-reset'
  | 'email-change'
  | 'join-request'
  | 'help-request';

export interface SignInAttempt {
  email: string;
  address: string;
  /** Name of the device when it is known to the account. */
  device: string | undefined;
}

interface Limiting {
  Refusal?: new (retryAfterSeconds: number) => Problem;
  manager?: EntityManager | undefined;
}

interface Account {
  email: string;
  /** Names of the devices that are known to it. */
  devices: string[];
}

export interface SignInState {
  failures: number;
  /** Further ones until the account locks itself. */
  failuresLeft: number;
  /** `null` when it is not locked. */
  lockedUntil: Date | null;
  secondFactorLockedUntil: Date | null;
}

/**
 * Slows down guessing and limits public forms. Counted in the database, so that replicas share the count and a
 * restart does not reset it; under keyed hashes, so that no address is kept.
 */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly repository: AttemptsRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Counts a sign-in before its password is looked at, so that guessing in parallel gains nothing. */
  async beginSignIn({ email, address, device }: SignInAttempt): Promise<Date | null> {
    if (device) return this.begin(knownDevice(email, device), secretPace);
    await this.begin(network(address), this.addressPace());
    return this.begin(strangers(email), secretPace);
  }

  async signedIn({ email, address, device }: SignInAttempt): Promise<void> {
    if (device) return this.repository.forget(this.key(knownDevice(email, device)));
    await this.repository.giveBack(this.key(network(address)));
    await this.repository.forget(this.key(strangers(email)));
  }

  /** Ends every wait for the password of an account. */
  async unlock({ email, devices }: Account, manager?: EntityManager): Promise<void> {
    for (const key of countersOf(email, devices)) await this.repository.forget(this.key(key), manager);
  }

  /** How near an account is to being locked, or until when it is. */
  async stateOf(
    { id, email }: { id: string; email: string },
    devices: string[] = [],
    manager?: EntityManager,
  ): Promise<SignInState> {
    const now = this.clock.now();
    const find = (key: string) => this.repository.find(this.key(key), now, manager);
    const passwords = await Promise.all(countersOf(email, devices).map(find));
    const password = passwords.reduce((worst, next) => (next.count > worst.count ? next : worst));
    const secondFactor = await find(`second factor ${id}`);
    return {
      failures: password.count,
      failuresLeft: Math.max(0, secretPace.limit - password.count),
      lockedUntil: password.waitUntil,
      secondFactorLockedUntil: secondFactor.waitUntil,
    };
  }

  /** Whoever is signed in is asked for the password again: guessing there locks nobody out elsewhere. */
  async beginPasswordAgain(personId: string): Promise<void> {
    await this.begin(`password again ${personId}`, secretPace);
  }

  async passedPasswordAgain(personId: string): Promise<void> {
    await this.repository.forget(this.key(`password again ${personId}`));
  }

  async beginSecondFactor(personId: string): Promise<Date | null> {
    return this.begin(`second factor ${personId}`, secretPace);
  }

  async passedSecondFactor(personId: string, manager?: EntityManager): Promise<void> {
    await this.repository.forget(this.key(`second factor ${personId}`), manager);
  }

  /** Limits public forms by where they come from. */
  async limitForms(address: string): Promise<void> {
    await this.limit(`form ${networkOf(address)}`, this.config.ADDRESS_FORM_LIMIT, formWindowMs);
  }

  /** Limits human checks, of which a form may need several: drawing one takes a moment of the processor. */
  async limitChallenges(address: string): Promise<void> {
    await this.limit(`challenge ${networkOf(address)}`, 10 * this.config.ADDRESS_FORM_LIMIT, formWindowMs);
  }

  /** Limits each kind of email that can be sent to one mailbox on request, whether or not it has an account. */
  async limitMailbox(kind: MailKind, email: string, manager?: EntityManager): Promise<void> {
    await this.limit(`mailbox ${kind} ${mailboxOf(email)}`, mailsPerMailbox, mailboxWindowMs, { manager });
  }

  async limitJoinRequests(code: string): Promise<void> {
    await this.limit(`join ${code}`, joinRequestsPerOrganisation, mailboxWindowMs);
  }

  /**
   * Limits what one person, and one organisation through all its people, can send to mailboxes they name.
   * @param manager of the transaction that sends: what is refused or rolled back does not count
   */
  async limitInvitations(personId: string, code: string, manager?: EntityManager): Promise<void> {
    const options = { Refusal: TooManyInvitations, manager };
    await this.limit(`invitations by ${personId}`, invitationsPerInviter, mailboxWindowMs, options);
    await this.limit(`invitations of ${code}`, invitationsPerOrganisation, dayMs, options);
  }

  /**
   * Counts an organisation that somebody registers, in the transaction that does it: those at the same moment wait for
   * each other, and what is refused or rolled back does not count. @throws {TooManyOrganisations}
   */
  async limitRegistrations(manager: EntityManager, personId: string): Promise<void> {
    const key = this.key(`registrations by ${personId}`);
    const { count } = await this.repository.count(key, this.clock.now(), dayMs, manager);
    if (count > registrationsPerPerson) throw new TooManyOrganisations(registrationsPerPerson);
  }

  /** @returns when the wait ends that begins unless the attempt is a good one */
  private async begin(key: string, pace: Pace): Promise<Date | null> {
    const now = this.clock.now();
    const { refused, until } = await this.repository.take(this.key(key), now, pace);
    if (refused) throw new SignInSlowed(secondsBetween(now, until ?? now));
    return until;
  }

  private async limit(
    key: string,
    most: number,
    windowMs: number,
    { Refusal = TooManyRequests, manager }: Limiting = {},
  ): Promise<void> {
    const now = this.clock.now();
    const { count, until } = await this.repository.count(this.key(key), now, windowMs, manager);
    if (count > most) throw new Refusal(secondsBetween(now, until));
  }

  private addressPace(): Pace {
    const limit = this.config.ADDRESS_FAILURE_LIMIT;
    return { limit, firstWaitMs: 1000, longestWaitMs: minute, memoryMs: lockMs };
  }

  private key(text: string): Buffer {
    return this.vault.sign('attempts', text);
  }
}

const network = (address: string): string => `address ${networkOf(address)}`;
/** Whoever has not signed in to it on their device before: anybody may use these attempts up. */
const strangers = (email: string): string => `account ${email}`;
/** Nobody but the device itself uses these up. */
const knownDevice = (email: string, device: string): string => `device ${device} ${email}`;
const countersOf = (email: string, devices: string[]): string[] => [
  strangers(email),
  ...devices.map((device) => knownDevice(email, device)),
];

const secretPace: Pace = { limit: 5, firstWaitMs: lockMs, longestWaitMs: lockMs, memoryMs: lockMs };

const secondsBetween = (from: Date, to: Date): number =>
  Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000));
