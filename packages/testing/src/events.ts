import { randomUUID } from 'node:crypto';
import type { EventContract, EventData } from '@dspt/contracts/define';
import { eventSubject } from '@dspt/contracts/define';
import { eventStream } from '@dspt/contracts/topology';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { headers } from '@nats-io/transport-node';
import type { z } from 'zod';
import type { TestService } from './service.js';

/** Everything told about an organisation so far, oldest first, as it lies in the stream. */
export async function eventsOf<E extends EventContract>(
  service: TestService,
  event: E,
  code: string,
): Promise<EventData<E>[]> {
  await service.settled();
  const { manager } = service.app.get(NatsLink);
  const { state } = await manager.streams.info(eventStream);
  const told: EventData<E>[] = [];
  for (let seq = Math.max(state.first_seq, 1); seq <= state.last_seq; seq++) {
    const message = await manager.streams.getMessage(eventStream, { seq });
    if (message?.subject === eventSubject(event)) told.push(event.data.parse(message.json()) as EventData<E>);
  }
  return told.filter((data) => (data as { code?: string }).code === code);
}

/** Delivers the same fact twice, as happens when a relay dies between sending and forgetting. */
export async function toldTwice<E extends EventContract>(
  service: TestService,
  event: E,
  data: z.input<E['data']>,
): Promise<void> {
  const { events } = service.app.get(NatsLink);
  const id = randomUUID();
  for (const stream of [id, `${id}-again`]) {
    const header = headers();
    header.set('Nats-Msg-Id', stream);
    await events.publish(eventSubject(event), JSON.stringify(data), { headers: header });
  }
  await service.settled();
}
