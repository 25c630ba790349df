import { createHash } from 'node:crypto';
import type { RouteContract } from '@dspt/contracts/define';
import { Problem } from '@dspt/contracts/problem';
import { requestIdProblem } from '@dspt/contracts/request-id';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { insertOnce } from '../database/insert-once.js';
import { canonical } from './canonical.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

/** What was sent, by whom, under which id. */
export interface Sent {
  route: RouteContract;
  /** Without one, nothing is remembered. */
  requestId: string | undefined;
  /** Person's id; `null` for strangers. */
  by: string | null;
  /** All that decides what is made; nothing that differs between two presses of one button, such as a human check. */
  input: unknown;
}

/** An id that made something already came with other contents, for another operation or from somebody else. */
export class SentWithOtherContents extends Problem {
  constructor() {
    super({
      code: requestIdProblem.enum['sent-with-other-contents'],
      status: 409,
      title: 'This form has been sent already, with other details',
      detail:
        'What you sent the first time has been done, and nothing has been changed since. If you want to send these details as well, send the form again.',
    });
  }
}

/** Idempotency keys: what is sent twice is done once. */
@Injectable()
export class Idempotency {
  constructor(private readonly source: DataSource) {}

  /**
   * Runs `act` for the first of all that came under one id, in its transaction; the others wait for it and get its
   * answer. When it fails, nothing is remembered.
   * @param act its answer must survive JSON; keep it small, and free of what only its first receiver may see
   * @throws {SentWithOtherContents}
   * @example await idempotency.once(manager, { route: inviteUser, requestId, by: caller.personId, input }, () => this.keep(manager))
   */
  async once<R>(manager: EntityManager, sent: Sent, act: () => Promise<R>): Promise<R> {
    if (!sent.requestId) return act();
    const { requestId: id } = sent;
    const first = await insertOnce(manager, IdempotencyKey, { id, hash: hashOf(sent) });
    if (!first) return (await this.find(manager, sent))!.answer as R;
    const answer = await act();
    await manager.update(IdempotencyKey, { id }, { answer: (answer ?? null) as object });
    await this.forgetSome(manager);
    return answer;
  }

  /**
   * What was answered before, for whoever must know it before a check that can be passed only once.
   * @throws {SentWithOtherContents}
   */
  before(sent: Sent): Promise<{ answer: unknown } | undefined> {
    return this.find(this.source.manager, sent);
  }

  /** What came under this id has been taken back: it may come again. */
  async forget(manager: EntityManager, requestId: string): Promise<void> {
    await manager.delete(IdempotencyKey, { id: requestId });
  }

  private async find(
    manager: EntityManager,
    sent: Sent,
  ): Promise<Pick<IdempotencyKey, 'answer'> | undefined> {
    if (!sent.requestId) return undefined;
    const kept = await manager.findOneBy(IdempotencyKey, { id: sent.requestId });
    if (kept && !kept.hash.equals(hashOf(sent))) throw new SentWithOtherContents();
    return kept ?? undefined;
  }

  /** Old ones go as new ones come: no timer, and never more than a few at once. */
  private async forgetSome(manager: EntityManager): Promise<void> {
    await manager.query(
      `delete from idempotency_keys where id in (select id from idempotency_keys
         where made_at < now() - interval '32 days' limit 10 for update skip locked)`,
    );
  }
}

const hashOf = ({ route: { method, path }, by, input }: Sent): Buffer =>
  createHash('sha256')
    .update(canonical([method, path, by, input]))
    .digest();
