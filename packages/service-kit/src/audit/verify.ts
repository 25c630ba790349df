import type { AuditFinding } from '@dspt/contracts/audit';
import type { DataSource } from 'typeorm';
import { codeOf, lineColumns, sealOf, type StoredLine } from './line.js';

type Line = StoredLine & { seq: string; mac: Buffer };
type Sealed = { seq: string; seal: number; mac: Buffer };

const pieceSize = 5000;

export interface Verified {
  lines: number;
  seals: number;
  findings: AuditFinding[];
}

/**
 * Reads the whole trail and says what is not as it was written. Holds one piece of it at a time.
 * What it cannot see: lines of the last second, not sealed yet, that were deleted; and seals cut off the end since the
 * last check, which is why the number of seals is kept with every check.
 */
export async function verify(dataSource: DataSource, key: Buffer, sealsBefore = 0): Promise<Verified> {
  const lines = await verifyLines(dataSource, key);
  const seals = await verifySeals(dataSource, key);
  const cut: AuditFinding[] =
    seals.count < sealsBefore
      ? [{ what: 'removed', seq: null, detail: `${sealsBefore - seals.count} seals are gone from the end` }]
      : [];
  return {
    lines: lines.count,
    seals: seals.count,
    findings: [...lines.findings, ...seals.findings, ...cut],
  };
}

/** Every line is by this service, and sealed as it is. */
async function verifyLines(dataSource: DataSource, key: Buffer) {
  const findings: AuditFinding[] = [];
  let count = 0;
  for (let after = '0'; ;) {
    const lines = await dataSource.query<(Line & { sealed_mac: Buffer | null })[]>(
      `select a.seq, ${lineColumns.map((column) => `a.${column}`).join(', ')}, a.mac, s.mac as sealed_mac
       from audit a left join audit_sealed s on s.seq = a.seq where a.seq > $1 order by a.seq limit ${pieceSize}`,
      [after],
    );
    count += lines.length;
    findings.push(...lines.flatMap((line) => findingOn(line, key)));
    if (lines.length < pieceSize) return { count, findings };
    after = lines.at(-1)!.seq;
  }
}

function findingOn(line: Line & { sealed_mac: Buffer | null }, key: Buffer): AuditFinding[] {
  const seq = Number(line.seq);
  const genuine = codeOf(key, line).equals(line.mac);
  if (line.sealed_mac) {
    if (genuine && line.mac.equals(line.sealed_mac)) return [];
    return [{ what: 'altered', seq, detail: `Line ${seq} (${line.did}) is not what was sealed` }];
  }
  return genuine
    ? []
    : [{ what: 'inserted', seq, detail: `Line ${seq} (${line.did}) was not written by this service` }];
}

/** Every sealed line is there, and the chain of seals is whole. */
async function verifySeals(dataSource: DataSource, key: Buffer) {
  const findings: AuditFinding[] = (
    await dataSource.query<{ seq: string }[]>(
      'select s.seq from audit_sealed s where not exists (select from audit a where a.seq = s.seq) order by s.seq',
    )
  ).map(({ seq }) => ({ what: 'removed', seq: Number(seq), detail: `Line ${seq} was sealed and is gone` }));
  let previous: Buffer = Buffer.alloc(0);
  const seals = await dataSource.query<{ id: number; hash: Buffer }[]>(
    'select id, hash from audit_seals order by id',
  );
  for (const [index, { id, hash }] of seals.entries()) {
    const sealed = await dataSource.query<Sealed[]>(
      'select seq, seal, mac from audit_sealed where seal = $1 order by seq',
      [id],
    );
    const whole = id === index + 1 && sealOf(key, previous, sealed).equals(hash);
    if (!whole) findings.push({ what: 'seal-broken', seq: null, detail: brokenSeal(id, sealed) });
    previous = hash;
  }
  return { count: seals.length, findings };
}

const brokenSeal = (id: number, sealed: Sealed[]): string =>
  sealed.length > 0
    ? `Seal ${id}, of lines ${sealed[0]!.seq} to ${sealed.at(-1)!.seq}, does not fit its lines or the seal before`
    : `Seal ${id} has no lines`;
