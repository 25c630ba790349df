import { randomUUID } from 'node:crypto';
import { executeAction, previewAction } from '@dspt/contracts/assessment/actions';
import type { ActionInput, ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';

export const olive = { id: randomUUID(), name: 'Olive Demo', role: 'helpdesk-operator' as const };
export const sam = { id: randomUUID(), name: 'Sam Demo', role: 'helpdesk-supervisor' as const };

/** The support service, as this one knows it. */
export class Desk {
  constructor(private readonly service: TestService) {}

  preview<K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null) {
    return this.ask(previewAction, { kind, input, undoes, by: olive });
  }

  /** Everything an order has; parts can be replaced. */
  async order<K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null) {
    const { fingerprint } = await this.preview(kind, input, undoes);
    const about = { reason: 'They rang', caseNumber: 'C-2026-000001', requestedBy: olive, approvedBy: sam };
    return { kind, input, undoes, id: randomUUID(), fingerprint, ...about };
  }

  execute(order: Awaited<ReturnType<Desk['order']>>) {
    return this.ask(executeAction, order);
  }

  /** @returns its id */
  async done<K extends ActionKind>(
    kind: K,
    input: ActionInput<K>,
    undoes: string | null = null,
  ): Promise<string> {
    const order = await this.order(kind, input, undoes);
    const { outcome } = await this.execute(order);
    if (outcome !== 'done') throw new Error(`It would do something else now: ${outcome}`);
    return order.id;
  }

  private get ask(): Requests['ask'] {
    const requests = this.service.app.get(Requests);
    return (contract, input) => requests.ask(contract, input);
  }
}
