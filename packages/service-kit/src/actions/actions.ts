import { createHash } from 'node:crypto';
import { permissionsOf } from '@dspt/contracts/access';
import type { Output, RequestInput } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { ActionPreview, executeRequests, previewRequests } from '@dspt/contracts/support/execution';
import { catalogue, type ActionKind } from '@dspt/contracts/support/catalogue';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { acting, actingAs } from '../audit/acting.js';
import { Audit } from '../audit/audit.js';
import { askingWhileLocked } from '../database/in-transaction.js';
import { NatsLink } from '../messaging/nats-link.js';
import { ExecutedActions } from './executed-actions.js';
import { HANDLES_ACTION, type ActionHandler, type Plan } from './handler.js';
import { ActionNotAllowed, ActionNotUndoable } from './problems.js';

type Asked = RequestInput<(typeof previewRequests)['identity']>;
type Order = RequestInput<(typeof executeRequests)['identity']>;
type Outcome = Output<(typeof executeRequests)['identity']>;
type What = Pick<Asked, 'kind' | 'input' | 'undoes'>;
type Handler = ActionHandler<ActionKind>;

/** Executes the helpdesk's actions on this service's data: once each, with its audit lines, or not at all. */
@Injectable()
export class Actions implements OnApplicationBootstrap {
  private readonly handlers = new Map<ActionKind, Handler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
    private readonly executed: ExecutedActions,
    private readonly audit: Audit,
    private readonly nats: NatsLink,
  ) {}

  /** Refuses to start a service that lacks the handler of an action it owns. */
  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const kind = metatype && this.reflector.get<ActionKind | undefined>(HANDLES_ACTION, metatype);
      if (kind) this.handlers.set(kind, instance as Handler);
    }
    const owned = Object.entries(catalogue).filter(([, { owner }]) => owner === this.nats.service);
    const missing = owned.filter(([kind]) => !this.handlers.has(kind as ActionKind));
    if (missing.length > 0) throw new Error(`Nobody carries out ${missing.map(([kind]) => kind).join(', ')}`);
  }

  /** Looks at what it would do, and leaves everything as it is. */
  async preview({ by, ...what }: Asked): Promise<ActionPreview> {
    mayRequest(by);
    return this.dataSource.transaction(async (manager) => previewOf(what, await this.plan(manager, what)));
  }

  async execute(order: Order): Promise<Outcome> {
    mayBeDone(order, catalogue[order.kind].secondPerson);
    try {
      await this.dataSource.transaction((manager) => this.executeOnce(manager, order));
      return { outcome: 'done' };
    } catch (error) {
      if (error instanceof Changed) return { outcome: 'changed', preview: error.preview };
      throw error;
    }
  }

  private async executeOnce(manager: EntityManager, order: Order): Promise<void> {
    const { id, kind, undoes, fingerprint } = order;
    if (!(await this.executed.begin(manager, id, kind))) return;
    const plan = await this.plan(manager, order);
    const preview = previewOf(order, plan);
    if (preview.fingerprint !== fingerprint) throw new Changed(preview);
    mayBeDone(order, preview.secondPerson);
    const { requestedBy: actor, reason, caseNumber } = order;
    await actingAs(
      { actor, requestId: acting().requestId ?? id, action: { id, reason, caseNumber } },
      async () => {
        await this.executed.finish(manager, id, await plan.act());
        if (undoes) await this.executed.takeBack(manager, undoes, id);
        await this.write(manager, order, plan);
      },
    );
  }

  private async plan(manager: EntityManager, { kind, input, undoes }: What): Promise<Plan> {
    const handler = this.handlers.get(kind);
    if (!handler) throw new ActionNotAllowed(`${this.nats.service} does not carry this out`);
    const given = parse(kind, input);
    if (!undoes) return askingWhileLocked(() => handler.plan(manager, given));
    const undo = await this.executed.wayBack(manager, undoes, kind);
    if (!undo || !handler.planUndo)
      throw new ActionNotUndoable('There is no way back, or it was taken already.');
    return askingWhileLocked(() => handler.planUndo!(manager, given, undo));
  }

  /** A line for every organisation it concerns, and for the people where no such line names them. */
  private async write(manager: EntityManager, order: Order, plan: Plan): Promise<void> {
    const { kind, undoes, approvedBy } = order;
    const did = undoes ? `action.${kind}.undone` : `action.${kind}`;
    const to = {
      effects: plan.effects,
      ...(approvedBy ? { approvedBy: approvedBy.name } : {}),
      ...(undoes ? { undoes } : {}),
    };
    const [only, more] = plan.people;
    const person = more === undefined ? (only ?? null) : null;
    const lines = [
      ...plan.organisations.map((organisation) => ({ organisation, person })),
      ...(plan.organisations.length === 0 || more !== undefined
        ? plan.people.map((each) => ({ person: each }))
        : []),
    ];
    for (const line of lines) await this.audit.write(manager, { did, ...line, to });
  }
}

/** It would no longer do what was previewed: everything is rolled back. */
class Changed extends Error {
  constructor(readonly preview: ActionPreview) {
    super('The preview is out of date');
  }
}

function previewOf(
  { kind }: Pick<What, 'kind'>,
  { effects, told, warnings, organisations, people, secondPerson = false }: Plan,
): ActionPreview {
  const second = catalogue[kind].secondPerson || secondPerson;
  const seen = { effects, told, warnings, organisations, people, secondPerson: second };
  const fingerprint = createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
  return { ...seen, fingerprint };
}

function parse(kind: ActionKind, input: Record<string, unknown>) {
  const { success, data, error } = catalogue[kind].input.safeParse(input);
  if (success) return data;
  throw InvalidInput.of(error.issues);
}

function mayRequest({ role }: Asked['by']): void {
  const held: readonly string[] = permissionsOf[role];
  if (!held.includes('staff.actions.request')) throw new ActionNotAllowed('Your role may not ask for it.');
}

function mayBeDone({ requestedBy, approvedBy }: Order, secondPerson: boolean): void {
  mayRequest(requestedBy);
  if (!secondPerson) return;
  if (!approvedBy) throw new ActionNotAllowed('A second person must approve it.');
  if (approvedBy.id === requestedBy.id) throw new ActionNotAllowed('Nobody approves what they asked for.');
  const held: readonly string[] = permissionsOf[approvedBy.role];
  if (!held.includes('staff.actions.approve')) throw new ActionNotAllowed('Your role may not approve it.');
}
