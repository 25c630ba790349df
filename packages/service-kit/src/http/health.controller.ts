import { defineRoute } from '@dspt/contracts/define';
import { Problem } from '@dspt/contracts/problem';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { NatsLink } from '../messaging/nats-link.js';
import { Route } from './route.js';

const health = defineRoute('GET /health', {
  summary: 'Can it do its work: database and NATS within reach',
  access: 'public',
  output: z.object({ service: z.string(), healthy: z.boolean() }),
});

class Unhealthy extends Problem {
  constructor(detail: string) {
    super({ code: 'unhealthy', status: 503, title: 'Not healthy', detail });
  }
}

@Controller()
export class HealthController {
  constructor(
    private readonly database: DataSource,
    private readonly nats: NatsLink,
  ) {}

  @Route(health)
  async check(): Promise<{ service: string; healthy: boolean }> {
    if (!this.nats.connected) throw new Unhealthy('NATS is out of reach');
    await this.database.query('select 1').catch(() => {
      throw new Unhealthy('The database is out of reach');
    });
    return { service: this.nats.service, healthy: true };
  }
}
