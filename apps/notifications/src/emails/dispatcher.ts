import { Problem } from '@dspt/contracts/problem';
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
import { Composer } from './composer.js';
import { EmailsRepository, type DueEmail, type Outcome } from './emails.repository.js';
import { Mailer, MailServerAway } from './mailer.js';
import { nextAttempt, outagePause } from './retry.js';

/** Emails on their way at a time; each holds a connection to the database and one to the mail server. */
const parallel = 4;
/** Wait for identity to answer again, in ms; only emails with a link in them need it. */
const neighbourPause = 10_000;

/** Sends what waits, as soon as it is committed; see docs/decisions/0007-sending-an-email-once.md. */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Emails');
  private readonly work: BackgroundWork;
  private outages = 0;
  private pausedUntil = 0;

  constructor(
    private readonly dataSource: DataSource,
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
    const senders = Array.from({ length: parallel }, () => this.sendWhileThereAre());
    const fault = (await Promise.allSettled(senders)).find((result) => result.status === 'rejected');
    if (fault) throw fault.reason;
  }

  private async sendWhileThereAre(): Promise<void> {
    while (!this.paused && (await this.sendNext()));
  }

  /** The row stays locked from before the email leaves until its outcome is committed: nobody else can send it. */
  private sendNext(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const email = await this.emails.claimNext(manager, this.clock.now());
      if (!email) return false;
      await this.emails.record(manager, email.id, await this.attempt(email), this.clock.now());
      return true;
    });
  }

  private async attempt(email: DueEmail): Promise<Outcome> {
    try {
      await this.mailer.send(await this.composer.compose(email));
      this.outages = 0;
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
    if (error instanceof MailServerAway) return { ...this.pause(email), lastError };
    if (failureOf(error) === 'transient') return { ...waiting(email, this.after(neighbourPause)), lastError };
    return { ...this.refused(email), lastError };
  }

  private pause(email: DueEmail): Outcome {
    if (!this.paused) {
      const pause = outagePause(++this.outages);
      this.pausedUntil = this.after(pause).getTime();
      this.logger.warn(`The mail server is out of reach: emails wait (next look in ${pause / 1000} seconds)`);
    }
    return waiting(email, this.clock.now());
  }

  private refused(email: DueEmail): Outcome {
    const attempts = email.attempts + 1;
    const next = nextAttempt(attempts, this.clock.now());
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
