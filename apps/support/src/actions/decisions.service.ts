import type { Action } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actionOutput, stateOf } from './action.output.js';
import {
  ActionDecided,
  ActionExpired,
  NotYourRequest,
  OwnRequest,
  PreviewChanged,
} from './actions.problems.js';
import { ActionsRepository, type ActionRow } from './actions.repository.js';
import { ActionExecutor } from './action-executor.js';
import { Owners } from './owners.js';
import { memberOf } from './staff-member.js';

/** The second person's part. Whoever asked for something never decides about it. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ActionsRepository,
    private readonly owners: Owners,
    private readonly executor: ActionExecutor,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws {PreviewChanged} when it would do something else than was seen; it waits on, with the new preview */
  async approve(id: string, fingerprint: string, caller: Caller): Promise<Action> {
    const row = await this.repository.get(id);
    this.mustBeOpenTo(row, caller);
    const { kind, input, undoes } = row;
    const now = await this.owners.preview({ kind, input, undoes, by: row.requestedBy });
    if (now.fingerprint !== row.preview.fingerprint) await this.showAgain(id, now);
    if (now.fingerprint !== fingerprint) throw new PreviewChanged(now);
    await this.decide(id, caller, 'executing', 'action.approved', { fingerprint });
    await this.executor.execute(id);
    return this.view(id);
  }

  async refuse(id: string, note: string, caller: Caller): Promise<Action> {
    this.mustBeOpenTo(await this.repository.get(id), caller);
    await this.decide(id, caller, 'refused', 'action.refused', { note });
    return this.view(id);
  }

  async withdraw(id: string, caller: Caller): Promise<Action> {
    const { requestedBy } = await this.repository.get(id);
    if (requestedBy.id !== caller.personId) throw new NotYourRequest();
    await this.decide(id, caller, 'withdrawn', 'action.withdrawn');
    return this.view(id);
  }

  /** Whatever was decided while we looked stays decided. */
  private async showAgain(id: string, preview: ActionPreview): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      this.mustBeOpen(await this.repository.lock(manager, id));
      await this.repository.showAgain(manager, id, preview);
    });
  }

  private async decide(
    id: string,
    caller: Caller,
    state: ActionRow['state'],
    did: string,
    { note, fingerprint }: { note?: string; fingerprint?: string } = {},
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.repository.lock(manager, id);
      this.mustBeOpen(row);
      if (fingerprint && row.preview.fingerprint !== fingerprint) throw new PreviewChanged(row.preview);
      const by = memberOf(caller);
      await this.repository.decide(manager, id, {
        state,
        by,
        at: this.clock.now(),
        ...(note ? { note } : {}),
      });
      await this.write(manager, did, row, note);
    });
  }

  private async write(manager: EntityManager, did: string, row: ActionRow, note?: string): Promise<void> {
    await this.audit.write(manager, {
      did,
      organisation: row.preview.organisations[0] ?? null,
      person: row.preview.people[0] ?? null,
      caseNumber: row.caseNumber,
      reason: note ?? null,
      to: { kind: row.kind, id: row.id },
    });
  }

  private mustBeOpenTo(row: ActionRow, { personId }: Caller): void {
    if (row.requestedBy.id === personId) throw new OwnRequest();
    this.mustBeOpen(row);
  }

  private mustBeOpen(row: ActionRow): void {
    const state = stateOf(row, this.clock.now());
    if (state === 'expired') throw new ActionExpired();
    if (state !== 'waiting') throw new ActionDecided(state);
  }

  private async view(id: string): Promise<Action> {
    return actionOutput(await this.repository.get(id), this.clock.now());
  }
}
