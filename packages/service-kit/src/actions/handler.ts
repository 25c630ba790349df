import type { ActionInput, ActionKind } from '@dspt/contracts/support/catalogue';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export const HANDLES_ACTION = 'dspt:handles-action';

/** What an action will do, and the doing of it: both from one look at the data, so that they cannot differ. */
export interface Plan extends Omit<ActionPreview, 'fingerprint' | 'secondPerson'> {
  /** Needs a second person this time, although its kind does not always. */
  secondPerson?: boolean;
  /** Makes the changes, in the transaction of the plan. @returns what taking it back needs to know, if it can be */
  act: () => Promise<Record<string, unknown> | null>;
}

/** Knows one kind of helpdesk action. Everything it reads for a plan it reads under the locks of the change. */
export interface ActionHandler<K extends ActionKind> {
  /** @throws {Problem} when it cannot be done: title and detail are for the operator */
  plan(manager: EntityManager, input: ActionInput<K>): Promise<Plan>;
  /** The way back, by what `act` answered. @throws {Problem} when things have changed too much since */
  planUndo?(manager: EntityManager, input: ActionInput<K>, undo: Record<string, unknown>): Promise<Plan>;
}

/**
 * Makes a provider the handler of a kind of action of the catalogue.
 * @example
 * @HandlesAction('link-email')
 * export class LinkEmail implements ActionHandler<'link-email'> { ... }
 */
export const HandlesAction = (kind: ActionKind): ClassDecorator => SetMetadata(HANDLES_ACTION, kind);
