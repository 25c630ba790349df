import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Mapping, MappingStep } from './mapping.js';
import { QuestionSet } from './question-set.js';
import { QuestionSetsRepository } from './question-sets.repository.js';
import { NoEditionOpen } from './question-sets.problems.js';

/** How long a new version may go unnoticed by a service that is running. */
const freshForMs = 1000;

/** An edition, and how each of its items goes on in the next. */
export interface Before {
  set: QuestionSet;
  steps: MappingStep[];
}

/** The editions, kept in memory: they are small, change rarely and every request needs one. */
@Injectable()
export class QuestionSetsService {
  /** Newest first. */
  private sets: QuestionSet[] = [];
  private checkedAt = -Infinity;
  private checking: Promise<void> | undefined;

  constructor(
    private readonly repository: QuestionSetsRepository,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async all(): Promise<QuestionSet[]> {
    await this.check();
    return this.sets;
  }

  /** @throws {NoEditionOpen} when none has opened by today */
  async current(): Promise<QuestionSet> {
    await this.check();
    return this.open();
  }

  /**
   * The same as it was last seen, for whoever is in a transaction: looking whether there is a newer version takes another
   * connection, and all of them may be waiting for the locks of that very transaction.
   */
  async lastSeen(): Promise<QuestionSet> {
    return this.sets.length === 0 ? this.current() : this.open();
  }

  /** How answers of the edition before go on in this one. */
  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  mappingTo(edition: string, manager?: EntityManager): Promise<Mapping | undefined> {
    return this.repository.mappingTo(edition, manager);
  }

  /** The edition before this one, as far as it is told how its items go on. */
  async before(set: QuestionSet): Promise<Before | undefined> {
    const mapping = await this.repository.mappingTo(set.edition.id);
    const previous = (await this.all()).find(({ edition }) => edition.id === mapping?.from);
    return mapping && previous && { set: previous, steps: mapping.steps };
  }

  private open(): QuestionSet {
    const today = this.clock.today();
    const set = this.sets.find(({ edition }) => edition.opensOn <= today);
    if (!set) throw new NoEditionOpen();
    return set;
  }

  private async check(): Promise<void> {
    if (performance.now() - this.checkedAt < freshForMs) return;
    this.checking ??= this.refresh().finally(() => (this.checking = undefined));
    await this.checking;
  }

  private async refresh(): Promise<void> {
    const versions = await this.repository.versions();
    for (const [edition, version] of versions)
      if (this.sets.find((set) => set.edition.id === edition)?.version !== version) await this.read(edition);
    this.checkedAt = performance.now();
  }

  private async read(edition: string): Promise<void> {
    const found = await this.repository.find(edition);
    if (!found) return;
    const others = this.sets.filter((set) => set.edition.id !== edition);
    this.sets = [...others, new QuestionSet(found.file, found.version)].toSorted((a, b) =>
      b.edition.opensOn.localeCompare(a.edition.opensOn),
    );
  }
}
