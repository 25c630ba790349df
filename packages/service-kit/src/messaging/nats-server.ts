import type { EventContract, RequestContract } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import { durableName, eventStream } from '@dspt/contracts/topology';
import { AckPolicy, DeliverPolicy, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import { headers, type Msg } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import {
  BaseRpcContext,
  Server,
  type CustomTransportStrategy,
  type MessageHandler,
} from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { failureOf } from '../failures.js';
import { replyProblem } from '../http/problem.filter.js';
import { batches } from './batches.js';
import type { EventContext } from './handlers.js';
import { Inbox } from './inbox.js';
import { NatsLink } from './nats-link.js';
import { PROBLEM_HEADER } from './requests.js';

/** Waits before an event is tried again, in ms; after the last it is set aside for an operator. */
const retryDelays = [100, 500, 2_000, 10_000, 30_000, 60_000];

/** How long an unacknowledged event waits for another go: a killed NATS server may have forgotten an acknowledgement. */
const ackWaitMs = 10_000;

/** A pull lost with a restarting NATS server is missed after two heartbeats (ms) and made again. */
const pulling = { max_messages: 100, expires: 10_000, idle_heartbeat: 1_000 };

/** Events that have arrived together share a transaction: under load it costs more than they do. */
const mostAtOnce = 50;

/**
 * Nest's transport for requests (core NATS, one queue group per service) and events (JetStream, one durable
 * consumer per service and event) on the service's one connection.
 */
@Injectable()
export class NatsServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('nats');
  override readonly propagatesEventHandlerErrors = true;
  private readonly log = new Logger('NATS');
  private readonly consuming: ConsumerMessages[] = [];
  private readonly working = new Set<Promise<void>>();

  constructor(
    private readonly nats: NatsLink,
    private readonly inbox: Inbox,
  ) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    const all = [...this.messageHandlers];
    for (const [subject, handler] of all) if (!handler.isEventHandler) this.answer(subject, handler);
    Promise.all(
      all.filter(([, { isEventHandler }]) => isEventHandler).map((event) => this.hear(...event)),
    ).then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await Promise.all(this.consuming.map((messages) => messages.close()));
    await Promise.all(this.working);
  }

  /**
   * Gives an event to its handler as if it had just arrived; whether it was handled before is not looked at.
   * @throws when it fails, or when this service hears no such event any more
   */
  async deliver(context: EventContext): Promise<void> {
    const handler = this.messageHandlers.get(`events.${context.event.name}`);
    if (!handler?.isEventHandler)
      throw new Error(`This service does not hear ${context.event.name} any more: it can only be discarded`);
    await this.give(context, handler.extras?.['contract'] as EventContract, handler);
  }

  override on(): void {}
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Nest's signature
  override unwrap<T>(): T {
    return this.nats.connection as T;
  }

  private answer(subject: string, handler: MessageHandler): void {
    const contract = handler.extras?.['contract'] as RequestContract;
    this.nats.connection.subscribe(subject, {
      queue: this.nats.service,
      callback: (error, message) => {
        if (error) return this.log.error(`${subject}: ${error.message}`);
        void this.reply(message, contract, handler);
      },
    });
  }

  private async reply(message: Msg, contract: RequestContract, handler: MessageHandler): Promise<void> {
    try {
      const input = parse(contract.input, jsonOf(message));
      message.respond(JSON.stringify((await this.run(handler, input, new BaseRpcContext([]))) ?? null));
    } catch (error) {
      const problem = headers();
      problem.set(PROBLEM_HEADER, 'true');
      message.respond(JSON.stringify(replyProblem(error, contract.subject, this.log)), { headers: problem });
    }
  }

  private async hear(subject: string, handler: MessageHandler): Promise<void> {
    const contract = handler.extras?.['contract'] as EventContract;
    const durable = durableName(this.nats.service, contract);
    await this.nats.manager.consumers.add(eventStream, {
      durable_name: durable,
      filter_subject: subject,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: ackWaitMs * 1e6,
    });
    const consumer = await this.nats.events.consumers.get(eventStream, durable);
    const messages = await consumer.consume(pulling);
    this.consuming.push(messages);
    const working = this.consume(messages, contract, handler).finally(() => this.working.delete(working));
    this.working.add(working);
  }

  private async consume(
    messages: ConsumerMessages,
    contract: EventContract,
    handler: MessageHandler,
  ): Promise<void> {
    const handle = (together: JsMsg[]) => this.handle(together, contract, handler);
    for await (const arrived of batches(messages, mostAtOnce)) {
      const done =
        arrived.length > 1 &&
        (await handle(arrived).then(
          () => true,
          () => false,
        ));
      if (done) continue;
      // One of them failed and so none is handled: alone, each succeeds or fails for itself.
      for (const message of arrived)
        await handle([message]).catch((error: unknown) => this.tryAgainLater(message, contract, error));
    }
  }

  private async handle(messages: JsMsg[], contract: EventContract, handler: MessageHandler): Promise<void> {
    await this.inbox.once(messages, (context) => this.give(context, contract, handler));
    for (const message of messages) message.ack();
  }

  private async tryAgainLater(message: JsMsg, contract: EventContract, error: unknown): Promise<void> {
    const delay = delayAfter(message.info.deliveryCount, error);
    this.log.error(`${contract.name} (attempt ${message.info.deliveryCount}): ${String(error)}`);
    if (delay !== undefined) return message.nak(delay);
    await this.inbox.setAside(message, contract.name, error).then(
      () => message.term(),
      () => message.nak(retryDelays.at(-1)),
    );
  }

  private async give(context: EventContext, contract: EventContract, handler: MessageHandler): Promise<void> {
    await this.run(handler, parse(contract.data, context.event.data), context);
  }

  private async run(handler: MessageHandler, data: unknown, context: BaseRpcContext): Promise<unknown> {
    return lastValueFrom(this.transformToObservable(await handler(data, context)), {
      defaultValue: undefined,
    });
  }
}

/** Nothing tries again what cannot fit; a neighbour that is away is waited for without end. */
function delayAfter(attempts: number, error: unknown): number | undefined {
  if (error instanceof InvalidInput) return undefined;
  return retryDelays[attempts - 1] ?? (failureOf(error) === 'transient' ? retryDelays.at(-1) : undefined);
}

function jsonOf(message: Msg): unknown {
  try {
    return message.json();
  } catch {
    throw new InvalidInput([{ field: '', message: 'It is not JSON' }]);
  }
}

function parse(schema: RequestContract['input'], data: unknown): unknown {
  const { success, data: parsed, error } = schema.safeParse(data);
  if (success) return parsed;
  throw InvalidInput.of(error.issues);
}
