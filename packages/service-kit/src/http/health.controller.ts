import { defineRoute } from '@dspt/contracts/define';
import { Controller, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { EventStream } from '../messaging/event-stream.js';
import { NatsLink } from '../messaging/nats-link.js';
import { NatsServer } from '../messaging/nats-server.js';
import { NotReady, works } from './not-ready.js';
import { Route } from './route.js';

const health = defineRoute('GET /health', {
  summary: 'Is it alive: whoever gets no answer may restart it',
  access: 'public',
  output: z.object({ service: z.string(), healthy: z.boolean() }),
});

const ready = defineRoute('GET /ready', {
  summary: 'What of it works: 503 when it cannot serve, and nobody should be sent to it',
  access: 'public',
  output: z.object({
    service: z.string(),
    ready: z.boolean(),
    /** `works`, or what is the matter, by part. Without `events` it serves: facts wait. */
    parts: z.record(z.string(), z.string()),
  }),
});

/** A server that is frozen takes calls and answers none. */
const patienceMs = 2_000;

@Controller()
export class HealthController implements BeforeApplicationShutdown {
  private begun = false;
  private ending = false;

  constructor(
    private readonly database: DataSource,
    private readonly nats: NatsLink,
    private readonly stream: EventStream,
    private readonly server: NatsServer,
  ) {}

  beforeApplicationShutdown(): void {
    this.ending = true;
  }

  @Route(health)
  alive(): { service: string; healthy: boolean } {
    return { service: this.nats.service, healthy: true };
  }

  @Route(ready)
  async ready(): Promise<{ service: string; ready: boolean; parts: Record<string, string> }> {
    const [database, nats] = await Promise.all([
      stateOf(() => this.database.query('select 1')),
      stateOf(() => this.nats.answers()),
    ]);
    const events = this.eventsState();
    const parts = { database, nats, events };
    // Nobody is sent here before everything has worked once; afterwards people are served while facts wait.
    if (Object.values(parts).every((state) => state === works)) this.begun = true;
    if (this.ending) throw new NotReady({ ...parts, service: 'is shutting down' });
    if (!this.begun || database !== works || nats !== works) throw new NotReady(parts);
    return { service: this.nats.service, ready: true, parts };
  }

  private eventsState(): string {
    const { unheard } = this.server;
    if (this.stream.away) return 'the event stream is out of reach';
    return unheard.length === 0 ? works : `not heard: ${unheard.join(', ')}`;
  }
}

async function stateOf(check: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'does not answer');
  });
  const state = check().then(
    () => works,
    () => 'is out of reach',
  );
  return Promise.race([state, late]).finally(() => clearTimeout(timer));
}
