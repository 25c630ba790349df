import type { Output, RequestContract } from '@dspt/contracts/define';
import { Problem, problemDetails } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { headers, RequestError } from '@nats-io/transport-node';
import type { z } from 'zod';
import { ServiceUnavailable } from '../failures.js';
import { NatsLink } from './nats-link.js';

export { ServiceUnavailable };

/** Marks a reply that is a problem and not an answer. */
export const PROBLEM_HEADER = 'Dspt-Problem';

const patience = { answerMs: 5000, tries: 8, pauseMs: 250 };

/** Asks other services. */
@Injectable()
export class Requests {
  constructor(private readonly nats: NatsLink) {}

  /**
   * @param options.withinMs gives up then at the latest: for whoever has a person waiting
   * @returns the parsed answer
   * @throws {Problem} what the other service refused with, or `service-unavailable`
   * @example await requests.ask(findOrganisations, { codes: ['VL00D'] })
   */
  async ask<C extends RequestContract>(
    contract: C,
    input: z.input<C['input']>,
    { withinMs = Infinity }: { withinMs?: number } = {},
  ): Promise<Output<C>> {
    const payload = JSON.stringify(contract.input.parse(input));
    const reply = await this.send(contract.subject, payload, Date.now() + withinMs);
    if (reply.headers?.has(PROBLEM_HEADER)) throw Problem.from(problemDetails.parse(reply.json()));
    return contract.output.parse(reply.json()) as Output<C>;
  }

  /** A service that is just restarting has nobody listening for a moment: that alone is worth another try. */
  private async send(subject: string, payload: string, until: number) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.nats.connection.request(subject, payload, {
          timeout: Math.max(1, Math.min(patience.answerMs, until - Date.now())),
          headers: headers(),
        });
      } catch (error) {
        const nobodyThere = error instanceof RequestError && error.isNoResponders();
        if (!nobodyThere || attempt === patience.tries || Date.now() >= until) throw new ServiceUnavailable();
        await new Promise((resolve) => setTimeout(resolve, patience.pauseMs));
      }
    }
  }
}
