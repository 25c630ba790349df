import type { EventContract, RequestContract } from '@dspt/contracts/define';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import type { JsMsg } from '@nats-io/jetstream';
import { headers, type Msg, type Subscription } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import {
  BaseRpcContext,
  Server,
  type CustomTransportStrategy,
  type MessageHandler,
} from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { lastValueFrom } from 'rxjs';
import { forRequest } from '../audit/acting.js';
import { failureOf } from '../failures.js';
import { replyProblem } from '../http/problem.filter.js';
import { EventStream } from './event-stream.js';
import { EventContext, type EventHandlerOptions, type IncomingEvent, type Open } from './handlers.js';
import { EventConsumer } from './event-consumer.js';
import { eventOf, idOf, Inbox } from './inbox.js';
import { NatsLink } from './nats-link.js';
import { requestOf } from './request-mark.js';
import { PROBLEM_HEADER } from './requests.js';

/** Waits before an event is tried again, in ms; it is set aside for an operator when it fails once more after the last. */
const retryDelays = [100, 500, 2_000, 10_000, 30_000, 60_000];

/** Waits for what is away grow up to this (ms), and never end. */
const longestWaitMs = 60_000;

const comeAgain = (message: JsMsg): void =>
  message.nak(Math.min(100 * 2 ** message.info.deliveryCount, longestWaitMs));

interface Heard {
  contract: EventContract;
  handler: MessageHandler;
  options: EventHandlerOptions;
}

/**
 * Nest's transport for requests (core NATS, one queue group per service) and events (JetStream, one durable
 * consumer per service and event) on the service's one connection.
 */
@Injectable()
export class NatsServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('nats');
  override readonly propagatesEventHandlerErrors = true;
  private readonly log = new Logger('NATS');
  private readonly answering: Subscription[] = [];
  private readonly replying = new Set<Promise<void>>();
  private consumers: EventConsumer[] = [];

  constructor(
    private readonly nats: NatsLink,
    private readonly stream: EventStream,
    private readonly inbox: Inbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** Answers at once; events are heard as soon as their stream is there, however long that takes. */
  listen(callback: (error?: unknown) => void): void {
    for (const [subject, handler] of this.messageHandlers)
      if (!handler.isEventHandler) this.answer(subject, handler);
    this.consumers = [...this.messageHandlers.values()]
      .filter(({ isEventHandler }) => isEventHandler)
      .map((handler) => this.consumerOf(heardBy(handler)));
    for (const consumer of this.consumers) void consumer.start();
    callback();
  }

  /** Takes nothing new; resolves when everything that has arrived is answered and handled. */
  async close(): Promise<void> {
    await Promise.all([
      ...this.answering.map((subscription) => subscription.drain().catch(() => undefined)),
      ...this.consumers.map((consumer) => consumer.stop()),
    ]);
    await Promise.all(this.replying);
  }

  /** Names of events that should be heard and are not. */
  get unheard(): string[] {
    return this.consumers.filter(({ works }) => !works).map(({ name }) => name);
  }

  /**
   * Shows an event to its handler in a context of the caller's own; whether it was handled before is not looked at.
   * @throws when it fails, or when this service hears no such event any more
   */
  async deliver(context: EventContext): Promise<void> {
    const { handler, contract } = this.heard(context.event.name);
    await this.run(handler, parse(contract.data, context.event.data), context);
  }

  /**
   * Gives an event to its handler as if it had just arrived.
   * @param open runs what the handler changes, in the transaction in which the event becomes a handled one
   * @throws when it fails, or when this service hears no such event any more
   */
  async handleAgain(event: IncomingEvent, open: Open): Promise<void> {
    await this.give(event, this.heard(event.told.name), open);
  }

  private heard(name: string): Heard {
    const handler = this.messageHandlers.get(`events.${name}`);
    if (!handler?.isEventHandler)
      throw new Error(`This service does not hear ${name} any more: it can only be discarded`);
    return heardBy(handler);
  }

  override on(): void {}
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Nest's signature
  override unwrap<T>(): T {
    return this.nats.connection as T;
  }

  private answer(subject: string, handler: MessageHandler): void {
    const contract = handler.extras?.['contract'] as RequestContract;
    const callback = (error: Error | null, message: Msg) =>
      error ? this.log.error(`${subject}: ${error.message}`) : this.begin(message, contract, handler);
    this.answering.push(this.nats.connection.subscribe(subject, { queue: this.nats.service, callback }));
  }

  private begin(message: Msg, contract: RequestContract, handler: MessageHandler): void {
    const reply = forRequest(requestOf(message), () => this.reply(message, contract, handler)).finally(() =>
      this.replying.delete(reply),
    );
    this.replying.add(reply);
  }

  private async reply(message: Msg, contract: RequestContract, handler: MessageHandler): Promise<void> {
    const begun = performance.now();
    try {
      const input = parse(contract.input, jsonOf(message));
      respond(message, (await this.run(handler, input, new BaseRpcContext([]))) ?? null);
    } catch (error) {
      const problem = headers();
      problem.set(PROBLEM_HEADER, 'true');
      respond(message, replyProblem(error, contract.subject, this.log), problem);
    }
    this.log.log(`${contract.subject} answered in ${Math.round(performance.now() - begun)} ms`);
  }

  private consumerOf(heard: Heard): EventConsumer {
    const { nats, stream, dataSource } = this;
    return new EventConsumer({
      contract: heard.contract,
      state: heard.options.state ?? false,
      nats,
      stream,
      dataSource,
      handle: (messages) => this.handleAll(messages, heard),
    });
  }

  private async handleAll(arrived: JsMsg[], heard: Heard): Promise<void> {
    if (arrived.length > 1 && !heard.options.asks && (await this.handledTogether(arrived, heard))) return;
    const fresh = heard.options.asks ? await this.notHandled(arrived) : arrived;
    // One of them failed and so none is handled: alone, each succeeds or fails for itself.
    for (const [index, message] of fresh.entries())
      try {
        await this.handle(message, heard);
      } catch (error) {
        await forRequest(requestOf(message), () => this.tryAgainLater(message, heard, error));
        // A part is away: were each to wait for it in turn, the last would wait for minutes.
        if (failureOf(error) === 'transient') return fresh.slice(index + 1).forEach(comeAgain);
      }
  }

  /** When everything is told again nobody is asked again. @returns those that were not handled before */
  private async notHandled(messages: JsMsg[]): Promise<JsMsg[]> {
    const handled = await this.inbox.handled(messages.map(idOf)).catch(() => new Set<string>());
    for (const message of messages) if (handled.has(idOf(message))) message.ack();
    return messages.filter((message) => !handled.has(idOf(message)));
  }

  private async handledTogether(messages: JsMsg[], heard: Heard): Promise<boolean> {
    try {
      await this.inbox.once(messages.map(eventOf), async (manager, fresh) => {
        for (const event of fresh) await this.give(event, heard, async (act) => void (await act(manager)));
      });
    } catch {
      return false;
    }
    for (const message of messages) message.ack();
    return true;
  }

  private async handle(message: JsMsg, heard: Heard): Promise<void> {
    const event = eventOf(message);
    const open: Open = (act) =>
      this.inbox.once([event], async (manager, fresh) => {
        if (fresh.length > 0) await act(manager);
      });
    await this.give(event, heard, open);
    message.ack();
  }

  /** A part that is away is waited for; what fails by itself a few times is set aside. */
  private async tryAgainLater(message: JsMsg, { contract }: Heard, error: unknown): Promise<void> {
    try {
      const kind = failureOf(error);
      if (kind === 'transient') {
        this.log.warn(`${contract.name} waits: ${String(error)}`);
        return comeAgain(message);
      }
      const failures = isUnfit(error) ? Infinity : await this.inbox.failed(idOf(message));
      const delay = retryDelays[failures - 1];
      this.log.error(`${contract.name} (failure ${failures}): ${String(error)}`);
      if (delay !== undefined) return message.nak(delay);
      await this.inbox.deadLetter(message, contract.name, error);
      message.term();
    } catch (fault) {
      this.log.error(`${contract.name} could not be set aside: ${String(fault)}`);
      message.nak(longestWaitMs);
    }
  }

  /** A handler that asks others is called outside of the transaction, and opens it for what it changes. */
  private give(event: IncomingEvent, heard: Heard, open: Open): Promise<void> {
    return forRequest(event.requestId, () => this.handled(event, heard, open));
  }

  private async handled(
    event: IncomingEvent,
    { contract, handler, options }: Heard,
    open: Open,
  ): Promise<void> {
    const data = parse(contract.data, event.told.data);
    const { id, occurredAt, told } = event;
    const done = () => this.log.log(`${told.name} handled`);
    if (!options.asks) {
      await open(async (manager) => {
        await this.run(handler, data, new EventContext(manager, id, occurredAt, told));
      });
      return done();
    }
    let opened = false;
    const once: Open = (act) => {
      opened = true;
      return open(act);
    };
    await this.run(handler, data, new EventContext(once, id, occurredAt, told));
    if (!opened) await open(() => Promise.resolve());
    done();
  }

  private async run(handler: MessageHandler, data: unknown, context: BaseRpcContext): Promise<unknown> {
    const answer: unknown = await handler(data, context);
    return lastValueFrom(this.transformToObservable(answer), { defaultValue: null });
  }
}

const heardBy = (handler: MessageHandler): Heard => {
  const { contract, options = {} } = handler.extras as {
    contract: EventContract;
    options?: EventHandlerOptions;
  };
  return { contract, handler, options };
};

/** Nothing tries again what cannot fit. */
const isUnfit = (error: unknown): boolean => error instanceof Problem && error.code === 'invalid-input';

function respond(message: Msg, answer: unknown, marked?: ReturnType<typeof headers>): void {
  message.respond(JSON.stringify(answer), marked && { headers: marked });
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
