import type { AuditCheck, AuditFinding } from '@dspt/contracts/audit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredAuditCheck } from './audit-check.entity.js';
import { AUDIT_KEY } from './audit-key.js';
import { Scheduler } from '../scheduler.js';
import { verify } from './verify.js';

const dayMs = 24 * 3600_000;
/** Starting has more important things to do. */
const firstMs = 60_000;

/** Verifies the trail every day, and remembers the outcome. */
@Injectable()
export class Checks implements OnApplicationBootstrap {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly dataSource: DataSource,
    @Inject(AUDIT_KEY) private readonly key: Buffer,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'audit', everyMs: dayMs, firstMs, run: () => this.check() });
  }

  async check(): Promise<AuditFinding[]> {
    const { findings } = await checkAndRemember(this.dataSource, this.key);
    for (const { detail } of findings) this.logger.error(`The audit trail is not whole: ${detail}`);
    return findings;
  }

  async last(): Promise<Omit<AuditCheck, 'service'>> {
    const [last] = await this.dataSource.manager.find(StoredAuditCheck, { order: { id: 'DESC' }, take: 1 });
    if (!last) return { checkedAt: null, lines: 0, seals: 0, findings: [] };
    const { checkedAt, lines, seals, findings } = last;
    return { checkedAt: checkedAt.toISOString(), lines, seals, findings };
  }
}

export async function checkAndRemember(dataSource: DataSource, key: Buffer) {
  const { manager } = dataSource;
  const before = (await manager.maximum(StoredAuditCheck, 'seals')) ?? 0;
  const verified = await verify(dataSource, key, before);
  const { lines, seals, findings } = verified;
  await manager.insert(StoredAuditCheck, { lines, seals, findings });
  return verified;
}
