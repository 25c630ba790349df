import type { ImportReport } from '@dspt/contracts/organisations/imports';

export type Finding = ImportReport['findings'][number];

const keptOfOneKind = 20;
const keptOfAll = 100;

/** Collects what was odd in a file: counts everything, keeps the first of each kind. */
export class Findings {
  private readonly kept = new Map<string, Finding[]>();
  private readonly counts = new Map<string, number>();

  add(kind: string, finding: Finding): void {
    this.counts.set(kind, this.count(kind) + 1);
    const ofKind = this.kept.get(kind) ?? [];
    if (ofKind.length < keptOfOneKind) this.kept.set(kind, [...ofKind, finding]);
  }

  addAll(kind: string, total: number, findings: Finding[]): void {
    this.counts.set(kind, this.count(kind) + total);
    this.kept.set(kind, [...(this.kept.get(kind) ?? []), ...findings].slice(0, keptOfOneKind));
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
