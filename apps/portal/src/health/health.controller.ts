import { Problem } from '@dspt/contracts/problem';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Controller } from '@nestjs/common';
import { Page } from '../pages/page.js';
import { paths } from '../paths.js';

class Unhealthy extends Problem {
  constructor(detail: string) {
    super({ code: 'unhealthy', status: 503, title: 'Not healthy', detail });
  }
}

@Controller()
export class HealthController {
  constructor(private readonly nats: NatsLink) {}

  @Page(paths.health, 'public')
  check() {
    if (!this.nats.connected) throw new Unhealthy('NATS is out of reach');
    return { service: this.nats.service, healthy: true };
  }
}
