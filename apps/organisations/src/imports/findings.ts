import type { Finding, Found } from './found.sql.js';

/** Lines that were left out are told at greater length than lines with something odd in them. */
const keptOf = (kind: string): number => (kind === 'rejected' || kind === 'duplicate' ? 100 : 20);
const keptOfAll = 300;

/** Collects what was odd in a file: counts everything, keeps the first of each kind. */
export class Findings {
  private readonly kept = new Map<string, Finding[]>();
  private readonly counts = new Map<string, number>();

  add(kind: string, finding: Finding): void {
    this.counts.set(kind, this.count(kind) + 1);
    const ofKind = this.kept.get(kind) ?? [];
    if (ofKind.length < keptOf(kind)) this.kept.set(kind, [...ofKind, finding]);
  }

  addFound(kind: string, { total, findings }: Found): void {
    this.counts.set(kind, this.count(kind) + total);
    this.kept.set(kind, [...(this.kept.get(kind) ?? []), ...findings].slice(0, keptOf(kind)));
  }

  count(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }

  first(kind: string): Finding | undefined {
    return this.kept.get(kind)?.[0];
  }

  list(): Finding[] {
    return [...this.kept.values()]
      .flat()
      .slice(0, keptOfAll)
      .toSorted((a, b) => a.line - b.line);
  }
}
