import type { Body, Output, Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import {
  requestAction,
  type Action,
  type listActions,
  type previewStaffAction,
} from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency, SentWithOtherContents } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CasesService } from '../cases/cases.service.js';
import { actionOutput, isUnseen } from './action.output.js';
import { NoSuchCase, NotYourRequest, PreviewChanged } from './actions.problems.js';
import { ActionsRepository, type NewAction } from './actions.repository.js';
import { ActionExecutor } from './action-executor.js';
import { Owners } from './owners.js';
import { memberOf } from './staff-member.js';

type Order = Body<typeof requestAction>;

const waitsMs = 3 * 24 * 3600_000;

/** What the helpdesk asks to be done to other services' data. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ActionsRepository,
    private readonly cases: CasesService,
    private readonly owners: Owners,
    private readonly executor: ActionExecutor,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: Query<typeof listActions>, caller: Caller): Promise<Output<typeof listActions>> {
    const now = this.clock.now();
    const { rows, total } = await this.repository.list(query, caller.personId, now);
    return { items: rows.map((row) => actionOutput(row, now)), total };
  }

  async get(id: string): Promise<Action> {
    return actionOutput(await this.repository.get(id), this.clock.now());
  }

  /** @throws {NotYourRequest} */
  async see(id: string, caller: Caller): Promise<Action> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      const row = await this.repository.lock(manager, id);
      if (row.requestedBy.id !== caller.personId) throw new NotYourRequest();
      if (isUnseen(row, now)) await this.repository.seen(manager, id, now);
    });
    return this.get(id);
  }

  preview(what: Body<typeof previewStaffAction>, caller: Caller): Promise<ActionPreview> {
    return this.owners.preview({ ...what, by: memberOf(caller) });
  }

  /** @throws {PreviewChanged} when it would do something else by now; nothing is kept then */
  async request(order: Order, caller: Caller): Promise<Action> {
    const { id, kind, input, undoes, fingerprint } = order;
    const sent = sentBy(caller, order);
    if (await this.idempotency.before(sent)) return this.get(id);
    const preview = await this.preview({ kind, input, undoes }, caller);
    if (preview.fingerprint !== fingerprint) throw new PreviewChanged(preview);
    let first = false;
    await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, async () => {
        await this.keep(manager, order, preview, caller);
        first = true;
      }),
    );
    if (first && !preview.secondPerson) await this.executor.execute(id);
    const row = await this.repository.find(id);
    if (!row) throw new PreviewChanged(await this.preview({ kind, input, undoes }, caller));
    return actionOutput(row, this.clock.now());
  }

  private async keep(
    manager: EntityManager,
    order: Order,
    preview: ActionPreview,
    caller: Caller,
  ): Promise<void> {
    const { id, kind, input, undoes, reason, verification } = order;
    const { id: caseId, number } = await this.caseOf(manager, order.caseNumber);
    const requestedAt = this.clock.now();
    const state = preview.secondPerson ? 'waiting' : 'executing';
    const row: NewAction = {
      id,
      kind,
      input,
      undoes,
      state,
      preview,
      caseId,
      reason,
      verification,
      requestedBy: memberOf(caller),
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + waitsMs),
    };
    if (!(await this.repository.insert(manager, row))) throw new SentWithOtherContents();
    await this.audit.write(manager, {
      did: 'action.requested',
      organisation: preview.organisations[0] ?? null,
      person: preview.people[0] ?? null,
      reason,
      caseNumber: number,
      to: { kind, id, verification, ...(undoes ? { undoes } : {}) },
    });
  }

  private async caseOf(manager: EntityManager, number: string): Promise<{ id: string; number: string }> {
    try {
      return await this.cases.byNumber(manager, number);
    } catch (error) {
      if (error instanceof NotFound) throw new NoSuchCase(number);
      throw error;
    }
  }
}

/** What an action would do may look different by now: it is the same order still. */
const sentBy = ({ personId: by }: Caller, order: Order) => ({
  route: requestAction,
  requestId: order.id,
  by,
  input: { ...order, fingerprint: undefined },
});
