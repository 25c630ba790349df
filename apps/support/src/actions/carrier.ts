import { Problem } from '@dspt/contracts/problem';
import { catalogue } from '@dspt/contracts/support/catalogue';
import { BackgroundWork } from '@dspt/service-kit/background-work';
import { Clock } from '@dspt/service-kit/clock';
import { ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PreviewChanged } from './actions.problems.js';
import { ActionsRepository, type ActionRow } from './actions.repository.js';
import { Owners } from './owners.js';

/**
 * Gets what is decided carried out, whatever dies meanwhile: the owner of the data does it once for each id however often
 * it is asked, so whatever is still `carrying-out` is simply asked for again.
 */
@Injectable()
export class Carrier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Actions');
  private readonly work: BackgroundWork;
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ActionsRepository,
    private readonly owners: Owners,
    private readonly clock: Clock,
  ) {
    this.work = new BackgroundWork({ name: 'Actions', dataSource, run: () => this.carryOutAll() });
  }

  onApplicationBootstrap(): void {
    this.work.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  /**
   * Leaves it `done`, `failed`, or, when its owner cannot be reached, `carrying-out` for later.
   * @throws {PreviewChanged} when it would do something else by now: it waits again, or is forgotten if nobody must approve
   */
  async carryOut(id: string): Promise<void> {
    const running = this.underWay.get(id) ?? this.attempt(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, running);
    await running;
  }

  private async carryOutAll(): Promise<void> {
    for (const id of await this.repository.toCarryOut())
      await this.carryOut(id).catch((error: unknown) => {
        if (!(error instanceof PreviewChanged)) throw error;
      });
  }

  private async attempt(id: string): Promise<void> {
    const row = await this.repository.find(id);
    if (row?.state !== 'carrying-out') return;
    try {
      const outcome = await this.owners.carryOut(orderOf(row));
      await this.dataSource.transaction(async (manager) => {
        if (outcome.outcome === 'done') return this.repository.done(manager, row, this.clock.now());
        if (catalogue[row.kind].secondPerson) return this.repository.showAgain(manager, id, outcome.preview);
        return this.repository.forget(manager, id);
      });
      if (outcome.outcome === 'changed') throw new PreviewChanged(outcome.preview);
    } catch (error) {
      await this.after(error, id);
    }
  }

  private async after(error: unknown, id: string): Promise<void> {
    if (error instanceof PreviewChanged || !(error instanceof Problem)) throw error;
    if (error instanceof ServiceUnavailable)
      return this.logger.warn(`${id} waits for the service that owns the data`);
    const { title, detail } = error.details;
    const note = [title, detail].filter(Boolean).join('. ');
    await this.dataSource.transaction((manager) => this.repository.failed(manager, id, note));
  }
}

function orderOf(row: ActionRow) {
  const { id, kind, input, undoes, preview, reason } = row;
  return {
    id,
    kind,
    input,
    undoes,
    reason,
    fingerprint: preview.fingerprint,
    requestedBy: row.requested_by,
    approvedBy: row.decided_by,
    caseNumber: row.case_number,
  };
}
