import type { EventContract, RequestContract } from '@dspt/contracts/define';
import { eventSubject } from '@dspt/contracts/define';
import { BaseRpcContext, EventPattern, MessagePattern } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';

/** An event as it was told, before the contract parses it. */
export interface RawEvent {
  name: string;
  data: unknown;
}

/** An event as it arrived. */
export interface IncomingEvent {
  id: string;
  occurredAt: Date;
  /** The request that has led to it. */
  requestId: string | null;
  told: RawEvent;
}

/** Opens a transaction for what is changed. What the event changes is left out when it was handled before. */
export type Open = (act: (manager: EntityManager) => Promise<unknown>) => Promise<void>;

/** What handlers know about an event besides its data. */
export class EventContext extends BaseRpcContext {
  constructor(
    private readonly writing: EntityManager | Open,
    readonly id: string,
    readonly occurredAt: Date,
    readonly event: RawEvent,
  ) {
    super([]);
  }

  /** The transaction in which the event is marked as handled: write through it and nothing happens twice. */
  get manager(): EntityManager {
    if (typeof this.writing !== 'function') return this.writing;
    throw new Error('A handler that asks others writes in `context.transaction`, once it has its answers');
  }

  /**
   * Writes in the transaction in which the event is marked as handled; at most once for each event.
   * @example await context.transaction((manager) => this.emails.add(manager, letters));
   */
  async transaction(act: (manager: EntityManager) => Promise<void>): Promise<void> {
    await (typeof this.writing === 'function' ? this.writing(act) : act(this.writing));
  }
}

export interface EventHandlerOptions {
  /**
   * The fact is part of a state kept here: whoever hears it for the first time hears all that the stream has of it. Of any
   * other only what is news is heard, for nobody wants an email about last month.
   */
  state?: boolean;
  /** The handler asks other services: it is called outside of a transaction and writes in `context.transaction`. */
  asks?: boolean;
}

/**
 * Answers a request of another service. The input is parsed by the contract before the handler sees it.
 * @example @RequestHandler(findOrganisations) find(@Payload() { codes }: RequestInput<typeof findOrganisations>) {}
 */
export const RequestHandler = (contract: RequestContract): MethodDecorator =>
  MessagePattern(contract.subject, { contract });

/**
 * Hears an event, exactly once as far as its own database is concerned.
 * @example @EventHandler(published, { state: true }) apply(@Payload() event: EventData<typeof published>, @Ctx() { manager }: EventContext) {}
 */
export const EventHandler = (contract: EventContract, options: EventHandlerOptions = {}): MethodDecorator =>
  EventPattern(eventSubject(contract), { contract, options }) as MethodDecorator;
