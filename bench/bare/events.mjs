import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const stream = 'BENCH';
const subject = 'bench.told';

/** The least with which facts go through JetStream: publish, and a durable consumer that hears and acknowledges. */
export class BareEvents {
  static async open(url, hear) {
    const events = new BareEvents();
    events.connection = await connect({ servers: url });
    const manager = await jetstreamManager(events.connection);
    await manager.streams.add({ name: stream, subjects: [subject] });
    await manager.consumers.add(stream, { durable_name: 'bench', ack_policy: AckPolicy.Explicit });
    events.client = jetstream(events.connection);
    const consumer = await events.client.consumers.get(stream, 'bench');
    events.messages = await consumer.consume();
    events.hearing = events.hearAll(hear);
    return events;
  }

  tell(data) {
    return this.client.publish(subject, JSON.stringify(data));
  }

  async hearAll(hear) {
    for await (const message of this.messages) {
      await hear(message.json());
      message.ack();
    }
  }

  async close() {
    await this.messages.close();
    await this.hearing;
    await this.connection.close();
  }
}
