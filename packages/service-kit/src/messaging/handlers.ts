import type { EventContract, RequestContract } from '@dspt/contracts/define';
import { eventSubject } from '@dspt/contracts/define';
import { BaseRpcContext, EventPattern, MessagePattern } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';

/** An event as it was told, before the contract parses it. */
export interface ToldEvent {
  name: string;
  data: unknown;
}

/** What handlers know about an event besides its data. */
export class EventContext extends BaseRpcContext {
  constructor(
    /** The transaction in which the event is marked as handled: write through it and nothing happens twice. */
    readonly manager: EntityManager,
    readonly id: string,
    readonly occurredAt: Date,
    readonly event: ToldEvent,
  ) {
    super([]);
  }
}

/**
 * Answers a request of another service. The input is parsed by the contract before the handler sees it.
 * @example @Answers(findOrganisations) find(@Payload() { codes }: RequestInput<typeof findOrganisations>) {}
 */
export const Answers = (contract: RequestContract): MethodDecorator =>
  MessagePattern(contract.subject, { contract });

/**
 * Hears an event, exactly once as far as its own database is concerned.
 * @example @Hears(published) apply(@Payload() event: EventData<typeof published>, @Ctx() { manager }: EventContext) {}
 */
export const Hears = (contract: EventContract): MethodDecorator =>
  EventPattern(eventSubject(contract), { contract }) as MethodDecorator;
