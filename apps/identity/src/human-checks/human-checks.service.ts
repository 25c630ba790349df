import type { Output, RequestInput } from '@dspt/contracts/define';
import type {
  createHumanChallenge,
  humanAnswer,
  passHumanCheck,
} from '@dspt/contracts/identity/human-checks';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AttemptsService } from '../attempts/attempts.service.js';
import { SecurityEventsService } from '../security-events/security-events.service.js';
import { Challenges } from './challenges.js';
import { HumanCheckFailed } from './human-checks.problems.js';
import { HumanChecksRepository } from './human-checks.repository.js';
import { draw } from './image.js';
import { speak } from './sound.js';

@Injectable()
export class HumanChecksService {
  constructor(
    private readonly repository: HumanChecksRepository,
    private readonly attempts: AttemptsService,
    private readonly events: SecurityEventsService,
    private readonly challenges: Challenges,
  ) {}

  async create(address: string): Promise<Output<typeof createHumanChallenge>> {
    await this.attempts.limitChallenges(address);
    return { id: await this.challenges.make() };
  }

  async image(address: string, id: string): Promise<Buffer> {
    return draw(await this.charactersOf(address, id));
  }

  async sound(address: string, id: string): Promise<Buffer> {
    return speak(await this.charactersOf(address, id));
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
    const challenge = await this.challenges.read(answer);
    if (!challenge) return false;
    const { signature, expiresAt, characters } = challenge;
    const solved = answer.solution ? challenge.solved : answer.characters === characters;
    const use = { id: signature, expiresAt, requestId: (solved && requestId) || null };
    return (await this.repository.use(use)) && solved;
  }

  /** Counted like challenges, or a program could have one drawn until it reads it. */
  private async charactersOf(address: string, id: string): Promise<string> {
    await this.attempts.limitChallenges(address);
    const challenge = await this.challenges.read({ id });
    if (!challenge) throw new NotFound();
    return challenge.characters;
  }
}
