import type { Seen } from './person.js';

interface Line {
  fault: string;
  seen: Seen;
  recoveredMs: number;
  /** What was not yet well when last looked. */
  last: string;
}

/** What each fault did to people, as a table. */
export class Report {
  private readonly lines: Line[] = [];

  add(fault: string, seen: Seen, recoveredMs: number, last: string): void {
    const line = { fault, seen, recoveredMs, last };
    this.lines.push(line);
    process.stderr.write(`${row(line)}\n`);
    for (const what of seen.wrong) process.stderr.write(`    ${what}\n`);
  }

  get wrong(): string[] {
    return this.lines.flatMap(({ fault, seen }) => seen.wrong.map((what) => `${fault}: ${what}`));
  }

  toString(): string {
    const sum = (pick: (seen: Seen) => number) =>
      this.lines.reduce((total, { seen }) => total + pick(seen), 0);
    return [
      '| fault | done | refused | slowest refusal | all well after | wrong | last |',
      '| --- | --: | --: | --: | --: | --: | --- |',
      ...this.lines.map(row),
      `${this.lines.length} faults, ${sum((seen) => seen.acknowledged)} operations done, ${sum((seen) => seen.refused)} refused for the moment, ${this.wrong.length} findings`,
    ].join('\n');
  }
}

const row = ({ fault, seen, recoveredMs, last }: Line) =>
  `| ${fault} | ${seen.acknowledged} | ${seen.refused} | ${seen.slowestRefusalMs} ms | ${(recoveredMs / 1000).toFixed(1)} s | ${seen.wrong.length} | ${last} |`;
