import type { OwnSession } from '@dspt/contracts/identity/own-account';
import { NotFound } from '@dspt/contracts/problem';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SessionsService } from '../sessions/sessions.service.js';

/** Where people are signed in, as they see it and end it themselves. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly source: DataSource,
    private readonly sessions: SessionsService,
  ) {}

  async list({ personId, sessionId }: Caller): Promise<OwnSession[]> {
    const open = await this.sessions.ownOf(personId);
    return open.map(({ id, device, createdAt, lastUsedAt }) => ({
      id,
      device,
      startedAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      current: id === sessionId,
    }));
  }

  /** @throws {NotFound} also for a session of somebody else */
  async end({ personId }: Caller, sessionId: string): Promise<void> {
    const open = await this.sessions.ownOf(personId);
    if (!open.some(({ id }) => id === sessionId)) throw new NotFound('session');
    await this.sessions.end({ personId, sessionId });
  }

  async endOthers(caller: Caller): Promise<void> {
    await this.source.transaction((manager) => this.sessions.endOthers(manager, caller));
  }
}
