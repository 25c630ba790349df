import { Problem } from '@dspt/contracts/problem';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Controller } from '@nestjs/common';
import { Page } from '../pages/page.js';
import { paths } from '../paths.js';

class NotReady extends Problem {
  constructor(detail: string) {
    super({ code: 'not-ready', status: 503, title: 'Not ready', detail });
  }
}

@Controller()
export class HealthController {
  constructor(private readonly nats: NatsLink) {}

  /** Whoever gets no answer may restart it. */
  @Page(paths.health, 'public')
  alive() {
    return { service: this.nats.service, healthy: true };
  }

  @Page(paths.ready, 'public')
  ready() {
    if (!this.nats.connected) throw new NotReady('NATS is out of reach');
    return { service: this.nats.service, ready: true };
  }
}
