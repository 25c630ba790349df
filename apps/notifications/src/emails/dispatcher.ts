import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@dspt/contracts/problem';
import { forRequest } from '@dspt/service-kit/audit/acting';
import { BackgroundWork } from '@dspt/service-kit/background-work';
import { Clock } from '@dspt/service-kit/clock';
import { failureOf } from '@dspt/service-kit/failures';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Composer, SwitchedOff } from './composer.js';
import { EmailsRepository, type DueEmail, type Outcome } from './emails.repository.js';
import { Mailer, MailServerAway, RefusedForGood } from './mailer.js';
import { nextAttempt, outagePause } from './retry.js';

/** Emails on their way at a time; each holds a connection to the mail server. */
const parallel = 4;
/** A slow mail server may keep all others busy with news: these wait for what is urgent. */
const urgentOnly = 1;
/** How often a sender says that it is still at it, in ms. */
const claimBeatMs = 10_000;
/** What has gone must not go twice: its outcome is worth some tries, in ms. */
const recordAgainAfter = [100, 500, 2_000];
/** Wait for identity to answer again, in ms; only emails with a link in them need it. */
const otherServicePause = 10_000;

/** Sends what waits, as soon as it is committed; see docs/decisions/0007-sending-an-email-once.md. */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Emails');
  private readonly work: BackgroundWork;
  private outages = 0;
  private pausedUntil = 0;

  constructor(
    dataSource: DataSource,
    private readonly emails: EmailsRepository,
    private readonly composer: Composer,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {
    this.work = new BackgroundWork({ name: 'Emails', dataSource, run: () => this.sendAll() });
  }

  onApplicationBootstrap(): void {
    this.work.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  wakeAfterCommit(manager: EntityManager): void {
    this.work.wakeAfterCommit(manager);
  }

  /** Looks for what is due now. @returns when all of it has been tried */
  async lookNow(): Promise<void> {
    this.work.wake();
    await this.work.done();
  }

  private get paused(): boolean {
    return this.work.stopped || this.clock.now().getTime() < this.pausedUntil;
  }

  private async sendAll(): Promise<void> {
    const senders = Array.from({ length: parallel }, (_, index) =>
      this.sendWhileThereAre({ urgentOnly: index < urgentOnly }),
    );
    const fault = (await Promise.allSettled(senders)).find((result) => result.status === 'rejected');
    if (fault) throw fault.reason;
  }

  private async sendWhileThereAre(which: { urgentOnly: boolean }): Promise<void> {
    while (!this.paused && (await this.sendNext(which)));
  }

  /** Claimed from before it leaves until its outcome is kept: nobody else sends it. */
  private async sendNext(which: { urgentOnly: boolean }): Promise<boolean> {
    const email = await this.emails.claimNext(this.clock.now(), which);
    if (!email) return false;
    const beat = setInterval(
      () => void this.emails.keepClaim(email).catch(() => undefined),
      claimBeatMs,
    ).unref();
    try {
      await forRequest(email.causedBy, async () => this.record(email, await this.attempt(email)));
    } finally {
      clearInterval(beat);
    }
    return true;
  }

  private async record(email: DueEmail, outcome: Outcome, tries = 0): Promise<void> {
    try {
      await this.emails.record(email, outcome, this.clock.now());
    } catch (error) {
      const wait = recordAgainAfter[tries];
      if (wait === undefined) throw error;
      await sleep(wait);
      await this.record(email, outcome, tries + 1);
    }
  }

  private async attempt(email: DueEmail): Promise<Outcome> {
    try {
      await this.mailer.send(await this.composer.compose(email));
      this.outages = 0;
      this.logger.log(`${email.template} ${email.id} was sent`);
      return { ...ended(email), state: 'sent', attempts: email.attempts + 1, sentAt: this.clock.now() };
    } catch (error) {
      return this.outcomeOf(error, email);
    }
  }

  private outcomeOf(error: unknown, email: DueEmail): Outcome {
    const lastError = error instanceof Error ? error.message : String(error);
    if (error instanceof Problem && error.code === 'not-found')
      return {
        ...ended(email),
        state: 'cancelled',
        lastError: 'Not needed any more: the link was used or withdrawn',
      };
    if (error instanceof SwitchedOff) return { ...ended(email), state: 'switched-off', lastError };
    if (error instanceof MailServerAway) return { ...this.pause(email), lastError };
    if (failureOf(error) === 'transient')
      return { ...waiting(email, this.after(otherServicePause)), lastError };
    return { ...this.refused(email, error instanceof RefusedForGood), lastError };
  }

  private pause(email: DueEmail): Outcome {
    if (!this.paused) {
      const pause = outagePause(++this.outages);
      this.pausedUntil = this.after(pause).getTime();
      this.logger.warn(`The mail server is out of reach: emails wait (next look in ${pause / 1000} seconds)`);
    }
    return waiting(email, this.clock.now());
  }

  private refused(email: DueEmail, forGood: boolean): Outcome {
    const attempts = email.attempts + 1;
    const next = forGood ? undefined : nextAttempt(attempts, this.clock.now());
    this.logger.warn(
      `${email.template} ${email.id} was not accepted (attempt ${attempts}${next ? '' : ', the last'})`,
    );
    return next ? { ...waiting(email, next), attempts } : { ...ended(email), state: 'failed', attempts };
  }

  private after(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}

const waiting = ({ attempts }: DueEmail, nextAttemptAt: Date): Outcome => ({
  state: 'waiting',
  attempts,
  lastError: null,
  nextAttemptAt,
  sentAt: null,
});

const ended = (email: DueEmail): Outcome => ({ ...waiting(email, new Date(0)), nextAttemptAt: null });
