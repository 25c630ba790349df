import { randomUUID } from 'node:crypto';
import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config.js';
import { RegisterChangesService } from '../register-changes/register-changes.service.js';
import { post, type Posted } from './post.js';
import { signed } from './signature.js';
import type { StoredWebhook } from './webhook.entity.js';
import { WebhooksRepository } from './webhooks.repository.js';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const everyMs = 15 * secondMs;
/** Changes in one delivery: about 100 kB. */
const atOnce = 100;
/** How long a receiver may take, and how long all of them together before other timers have their turn. */
const withinMs = 10 * secondMs;
const roundMs = 30 * secondMs;
/** How long after the first failure, the second … it is tried again; then every day's quarter. */
const waitsMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs];
const longestMs = 6 * hourMs;
/** Tries before it is stopped: about five days. */
const mostFailures = 24;

/**
 * Tells those outside what has changed in the public register: each has a place in the list of changes, and goes on from
 * it once a delivery was taken. So nothing is left out or comes in another order, whoever was away for how long.
 */
@Injectable()
export class DeliveriesService implements OnApplicationBootstrap {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly changes: RegisterChangesService,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'webhooks', everyMs, run: () => this.deliver() });
  }

  /** To everybody who is due, beside each other. */
  async deliver(): Promise<void> {
    const until = performance.now() + roundMs;
    const due = await this.webhooks.due(this.clock.now());
    await Promise.all(due.map((webhook) => this.catchUp(webhook, until)));
  }

  /** Sends a delivery without changes, and changes nothing of what is to be sent. */
  async try(webhook: StoredWebhook): Promise<Pick<Posted, 'problem'>> {
    const { problem } = await this.send(webhook, `trial_${randomUUID()}`, {
      type: 'register.test',
      changes: [],
    });
    return { problem };
  }

  private async catchUp(webhook: StoredWebhook, until: number): Promise<void> {
    let at: StoredWebhook | undefined = webhook;
    while (at && performance.now() < until) at = await this.deliverSome(at);
  }

  /** @returns the webhook as it is then, when there is more to be sent at once */
  private async deliverSome(webhook: StoredWebhook): Promise<StoredWebhook | undefined> {
    const { items, more } = await this.changes.list({ after: webhook.delivered, most: atOnce });
    const last = items.at(-1);
    if (!last) return undefined;
    const { change: delivered } = last;
    // What was between the two and is not any more comes later under a higher number: the same id is the same to its receiver.
    const id = `${webhook.id}_${webhook.delivered}_${delivered}`;
    const posted = await this.send(webhook, id, { type: 'register.changed', changes: items });
    const outcome = this.outcomeOf(webhook, posted);
    const noted = await this.webhooks.note(
      webhook,
      posted.problem === null ? { ...outcome, delivered, deliveredAt: outcome.triedAt } : outcome,
    );
    return noted && more && posted.problem === null
      ? Object.assign(webhook, outcome, { delivered })
      : undefined;
  }

  private send(webhook: StoredWebhook, id: string, content: { type: string; changes: unknown[] }) {
    const at = this.clock.now();
    const body = JSON.stringify({ ...content, at: at.toISOString() });
    return post({
      url: webhook.url,
      headers: signed(webhook.secret, { id, at, body }),
      body,
      privateAddresses: this.config.WEBHOOKS_TO_PRIVATE_ADDRESSES,
      withinMs,
    });
  }

  private outcomeOf({ failures: before }: StoredWebhook, { problem, gone }: Posted) {
    const triedAt = this.clock.now();
    if (problem === null)
      return { state: 'active', failures: 0, problem, triedAt, nextTryAt: triedAt } as const;
    const failures = before + 1;
    const state = gone || failures >= mostFailures ? 'stopped' : 'active';
    const nextTryAt = new Date(triedAt.getTime() + (waitsMs[before] ?? longestMs));
    return { state, failures, problem, triedAt, nextTryAt } as const;
  }
}
