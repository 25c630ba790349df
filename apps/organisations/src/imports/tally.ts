import { Findings } from './findings.js';

/** What reading a file told, while its rows went to the staging table. */
export class Tally {
  rows = 0;
  readonly findings = new Findings();
  private readonly filled = new Map<number, number>();

  /** Share of the lines that have something in a column, counted from 1. */
  share(column: number): number {
    return (this.filled.get(column) ?? 0) / Math.max(this.rows, 1);
  }

  note(fields: string[], watched: number[]): void {
    this.rows++;
    for (const column of watched)
      if (fields[column - 1]?.trim()) this.filled.set(column, (this.filled.get(column) ?? 0) + 1);
  }
}
