import type { AuditCheck, AuditFinding } from '@dspt/contracts/audit';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AUDIT_KEY } from './audit-key.js';
import { verify } from './verify.js';

const dayMs = 24 * 3600_000;
/** Starting has more important things to do. */
const firstMs = 60_000;

/** Verifies the trail every day, and remembers the outcome. */
@Injectable()
export class Checks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly dataSource: DataSource,
    @Inject(AUDIT_KEY) private readonly key: Buffer,
  ) {}

  onApplicationBootstrap(): void {
    const check = () => void this.check().catch((error: unknown) => this.logger.error(String(error)));
    this.timers = [setTimeout(check, firstMs).unref(), setInterval(check, dayMs).unref()];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  async check(): Promise<AuditFinding[]> {
    const { findings } = await checkAndRemember(this.dataSource, this.key);
    for (const { detail } of findings) this.logger.error(`The audit trail is not whole: ${detail}`);
    return findings;
  }

  async last(): Promise<Omit<AuditCheck, 'service'>> {
    const [last] = await this.dataSource.query<
      { checked_at: Date; lines: number; seals: number; findings: AuditFinding[] }[]
    >('select checked_at, lines, seals, findings from audit_checks order by id desc limit 1');
    if (!last) return { checkedAt: null, lines: 0, seals: 0, findings: [] };
    const { checked_at, lines, seals, findings } = last;
    return { checkedAt: checked_at.toISOString(), lines, seals, findings };
  }
}

export async function checkAndRemember(dataSource: DataSource, key: Buffer) {
  const [before] = await dataSource.query<{ seals: number }[]>(
    'select coalesce(max(seals), 0) as seals from audit_checks',
  );
  const verified = await verify(dataSource, key, before!.seals);
  await dataSource.query('insert into audit_checks (lines, seals, findings) values ($1, $2, $3)', [
    verified.lines,
    verified.seals,
    JSON.stringify(verified.findings),
  ]);
  return verified;
}
