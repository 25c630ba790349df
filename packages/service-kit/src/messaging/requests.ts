import type { Output, RequestContract } from '@dspt/contracts/define';
import { Problem, problemDetails } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { headers, RequestError, type Msg } from '@nats-io/transport-node';
import type { z } from 'zod';
import { acting } from '../audit/acting.js';
import { inDevelopment } from '../config.js';
import { inTransaction } from '../database/in-transaction.js';
import { ServiceUnavailable } from '../failures.js';
import { NatsLink } from './nats-link.js';
import { markRequest } from './request-mark.js';

export { ServiceUnavailable };

/** Marks a reply that is a problem and not an answer. */
export const PROBLEM_HEADER = 'Dspt-Problem';

/** Shorter than people wait for whoever asks here: that one is not away, and says which other service is. */
const patience = { answerMs: 2000, tries: 8, pauseMs: 250, inAllMs: 2500 };

/** When a question that does no harm twice is asked again, in ms after the first time: one replica may be frozen. */
const askAgainAfter = [300, 700, 1_100, 1_500, 1_900];

/** Asks other services. */
@Injectable()
export class Requests {
  constructor(private readonly nats: NatsLink) {}

  /**
   * @param options.withinMs gives up then at the latest, also when nobody was there at first and somebody is later
   * @returns the parsed answer
   * @throws {Problem} what the other service refused with, or `service-unavailable`
   * @example await requests.ask(findOrganisations, { codes: ['VL00D'] })
   */
  async ask<C extends RequestContract>(
    contract: C,
    input: z.input<C['input']>,
    { withinMs = patience.inAllMs }: { withinMs?: number } = {},
  ): Promise<Output<C>> {
    if (inTransaction() && inDevelopment)
      throw new Error(
        `${contract.subject} is asked inside of a transaction: nothing may be locked meanwhile`,
      );
    const payload = JSON.stringify(contract.input.parse(input));
    const until = performance.now() + withinMs;
    const reply = contract.idempotent
      ? await this.sendRepeatedly(contract.subject, payload, until)
      : await this.send(contract.subject, payload, until);
    if (reply.headers?.has(PROBLEM_HEADER)) throw Problem.from(problemDetails.parse(reply.json()));
    return contract.output.parse(reply.json()) as Output<C>;
  }

  /** The first reply counts, whichever time it was asked for. */
  private async sendRepeatedly(subject: string, payload: string, until: number): Promise<Msg> {
    const timers: NodeJS.Timeout[] = [];
    const again = askAgainAfter.map(
      (ms) => new Promise<void>((resolve) => timers.push(setTimeout(resolve, ms))),
    );
    try {
      return await Promise.race([
        this.send(subject, payload, until),
        ...again.map((due) => due.then(() => this.send(subject, payload, until))),
      ]);
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  /** A service that is just restarting has nobody listening for a moment: that alone is worth another try. */
  private async send(subject: string, payload: string, until: number): Promise<Msg> {
    for (let attempt = 1; ; attempt++) {
      try {
        const timeout = Math.max(1, Math.min(patience.answerMs, until - performance.now()));
        return await this.nats.whileThere(() =>
          this.nats.connection.request(subject, payload, {
            timeout,
            headers: markRequest(headers(), acting().requestId),
          }),
        );
      } catch (error) {
        const nobodyThere = error instanceof RequestError && error.isNoResponders();
        if (!nobodyThere || attempt === patience.tries || performance.now() >= until)
          throw new ServiceUnavailable();
        await new Promise((resolve) => setTimeout(resolve, patience.pauseMs));
      }
    }
  }
}
