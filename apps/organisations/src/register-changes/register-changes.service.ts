import type { Output, Query } from '@dspt/contracts/define';
import type { listRegisterChanges } from '@dspt/contracts/organisations/register-changes';
import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RegisterFileRepository } from '../register/register-file.repository.js';
import { ChangesUnknown } from './register-changes.problems.js';
import { RegisterChangesRepository } from './register-changes.repository.js';

const everyMs = 15_000;
/** Starting has more important things to do. */
const firstMs = 30_000;

/**
 * What has changed in the public register, for whoever keeps a copy. It is found by comparing the register with itself and
 * not by what anybody did: days that pass, imports and a rebuild change it, too.
 */
@Injectable()
export class RegisterChangesService implements OnApplicationBootstrap {
  private seen: string | undefined;
  /** When comparing is due again although it takes long: at most a tenth of the time is spent on it. */
  private restedMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: RegisterChangesRepository,
    private readonly register: RegisterFileRepository,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'register-changes', everyMs, firstMs, run: () => this.noteIfChanged() });
  }

  async list({
    after,
    most,
  }: Query<typeof listRegisterChanges>): Promise<Output<typeof listRegisterChanges>> {
    const items = await this.changes.list(after, most + 1);
    if (items.length === 0 && after > (await this.changes.newest())) throw new ChangesUnknown();
    return { items: items.slice(0, most), more: items.length > most };
  }

  // oxlint-disable-next-line layers/no-passing-on -- other features see the service only
  newest(): Promise<number> {
    return this.changes.newest();
  }

  /** @returns how many entries have changed since it was last called */
  note(): Promise<number> {
    return this.dataSource.transaction((manager) =>
      this.changes.note(manager, this.clock.today(), this.clock.now()),
    );
  }

  private async noteIfChanged(): Promise<void> {
    const begunMs = performance.now();
    if (begunMs < this.restedMs) return;
    // First, so that it is never newer than what is compared after it.
    const version = `${this.clock.today()} ${await this.register.version()}`;
    if (version === this.seen) return;
    await this.note();
    this.seen = version;
    this.restedMs = performance.now() + (performance.now() - begunMs) * 10;
  }
}
