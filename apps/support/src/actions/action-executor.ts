import { Problem } from '@dspt/contracts/problem';
import { BackgroundWork } from '@dspt/service-kit/background-work';
import { Clock } from '@dspt/service-kit/clock';
import { failureOf } from '@dspt/service-kit/failures';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PreviewChanged } from './actions.problems.js';
import { ActionsRepository, type ActionRow } from './actions.repository.js';
import { Owners } from './owners.js';

/** Waits before an owner that gave no answer is asked again, in ms. */
const waits = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000];

/**
 * Gets what is decided executed, whatever dies meanwhile: the owner of the data does it once for each id (the
 * idempotency key) however often it is asked, so whatever is still `executing` is simply asked for again. One process
 * at a time has the claim to an action, and what comes of an older claim changes nothing, but that it is done.
 */
@Injectable()
export class ActionExecutor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Actions');
  private readonly work: BackgroundWork;
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ActionsRepository,
    private readonly owners: Owners,
    private readonly clock: Clock,
  ) {
    this.work = new BackgroundWork({ name: 'Actions', dataSource, run: () => this.executeAll() });
  }

  onApplicationBootstrap(): void {
    this.work.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  /**
   * Leaves it `done`, `failed`, or, while its owner gives no answer, `executing` for later.
   * @throws {PreviewChanged} when it would do something else by now: it waits again, or is forgotten if nobody must approve
   */
  async execute(id: string): Promise<void> {
    const running = this.underWay.get(id) ?? this.claimed(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, running);
    await running;
  }

  private async claimed(id: string): Promise<void> {
    const row = await this.repository.claim(id);
    if (row) await this.attempt(row);
  }

  private async executeAll(): Promise<void> {
    for (let row = await this.next(); row; row = await this.next())
      await this.attempt(row).catch((error: unknown) => {
        if (!(error instanceof PreviewChanged)) throw error;
      });
  }

  private async next(): Promise<ActionRow | undefined> {
    return this.work.stopped ? undefined : this.repository.claimNext();
  }

  private async attempt(row: ActionRow): Promise<void> {
    const outcome = await this.owners.execute(orderOf(row)).catch((error: unknown) => ({ error }));
    if ('error' in outcome) return this.unanswered(row, outcome.error);
    if (outcome.outcome === 'done')
      return this.dataSource.transaction((manager) => this.repository.done(manager, row, this.clock.now()));
    const { preview } = outcome;
    const shown = await this.stillOurs(row, (manager) =>
      preview.secondPerson || row.decidedBy
        ? this.repository.showAgain(manager, row.id, preview)
        : this.repository.forget(manager, row.id),
    );
    if (shown) throw new PreviewChanged(preview);
  }

  /** Only what its owner refuses has surely not been done: after anything else it may be, and the owner knows. */
  private async unanswered(row: ActionRow, error: unknown): Promise<void> {
    if (error instanceof Problem && failureOf(error) === 'refused') {
      const note = wordsOf(error);
      await this.stillOurs(row, (manager) => this.repository.failed(manager, row.id, note));
      return;
    }
    this.logger.warn(`${row.id} is asked for again (attempt ${row.attempts}): ${String(error)}`);
    const note = error instanceof Problem ? wordsOf(error) : 'The service that owns the data gave no answer';
    const wait = waits[row.attempts - 1] ?? waits.at(-1)!;
    await this.stillOurs(row, (manager) => this.repository.askAgain(manager, row.id, note, wait));
  }

  /** @returns `false` when somebody else has taken it over, or it is decided: then nothing is changed */
  private async stillOurs(
    { id, claim }: ActionRow,
    change: (manager: EntityManager) => Promise<void>,
  ): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.repository.lockIfThere(manager, id);
      const ours = now?.state === 'executing' && now.claim === claim;
      if (ours) await change(manager);
      return ours;
    });
  }
}

const wordsOf = ({ details: { title, detail } }: Problem): string =>
  [title, detail].filter(Boolean).join('. ');

function orderOf(row: ActionRow) {
  const { id, kind, input, undoes, preview, reason } = row;
  return {
    id,
    kind,
    input,
    undoes,
    reason,
    fingerprint: preview.fingerprint,
    requestedBy: row.requestedBy,
    approvedBy: row.decidedBy,
    caseNumber: row.caseNumber,
  };
}
