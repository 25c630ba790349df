import { createHash } from 'node:crypto';
import type { Output, RequestInput } from '@dspt/contracts/define';
import type {
  createHumanChallenge,
  humanAnswer,
  passHumanCheck,
} from '@dspt/contracts/identity/human-checks';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import svgCaptcha from 'svg-captcha';
import type { z } from 'zod';
import { AttemptsService } from '../attempts/attempts.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { Vault } from '../vault/vault.js';
import { makeChallenge, maxNumber, readChallenge, solves, type Sign } from './challenge.js';
import { HumanCheckFailed } from './human-checks.problems.js';
import { HumanChecksRepository } from './human-checks.repository.js';

const lifeMs = 10 * 60_000;
/** Characters that look like others are left out. */
const image = { size: 5, noise: 3, ignoreChars: '0oO1iIlL5sS2zZ8B' };

@Injectable()
export class HumanChecksService {
  private readonly sign: Sign = (text) => this.vault.sign('human check', text);

  constructor(
    private readonly repository: HumanChecksRepository,
    private readonly attempts: AttemptsService,
    private readonly events: SecurityEventsService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async create(address: string): Promise<Output<typeof createHumanChallenge>> {
    await this.attempts.limitChallenges(address);
    const { text, data } = svgCaptcha.create(image);
    const expiresAt = new Date(this.clock.now().getTime() + lifeMs);
    const { id, challenge } = makeChallenge(this.sign, text, expiresAt);
    return { id, salt: challenge.salt, challenge: challenge.challenge, maxNumber, image: data };
  }

  /** A public form of another service: counted like ours. */
  async passForm({
    human,
    clientAddress,
    email,
    requestId,
  }: RequestInput<typeof passHumanCheck>): Promise<object> {
    await this.attempts.limitForms(clientAddress);
    await this.mustBePassed(human, requestId);
    await this.attempts.limitMailbox('help-request', email);
    return {};
  }

  /**
   * Every answer uses its challenge up, so that none can be tried twice; the same form sent twice has passed twice.
   * @throws {HumanCheckFailed}
   */
  async mustBePassed(answer: z.infer<typeof humanAnswer>, requestId?: string): Promise<void> {
    if (await this.isPassed(answer, requestId)) return;
    await this.events.record('human-check-failed', {});
    throw new HumanCheckFailed();
  }

  private async isPassed(answer: z.infer<typeof humanAnswer>, requestId?: string): Promise<boolean> {
    const challenge = readChallenge(this.sign, answer.id, this.clock.now());
    if (!challenge) return false;
    const solved = solves(this.sign, challenge, answer);
    const use = { id: hashOf(challenge.salt), expiresAt: new Date(challenge.expiresAt) };
    const allowed = await this.repository.use({ ...use, requestId: (solved && requestId) || null });
    return allowed && solved;
  }
}

const hashOf = (salt: string): Buffer => createHash('sha256').update(salt).digest();
