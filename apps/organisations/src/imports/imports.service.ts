import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { examine, type Examined } from './examine.js';
import { Import } from './import.entity.js';
import { FileRefused } from './imports.problems.js';
import { ImportsRepository } from './imports.repository.js';
import { layoutOf, layouts, type Layout } from './layouts.js';
import type { Differences } from './organisation-files.repository.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { OtherFilesService } from './other-files.service.js';
import { mustLookLike, stagedRows, Tally } from './reader.js';
import { copyRows } from './staging.js';

const noCounts: ImportReport['counts'] = {
  rows: 0,
  new: 0,
  changed: 0,
  renamed: 0,
  closed: 0,
  reopened: 0,
  moved: 0,
  unchanged: 0,
  missing: 0,
  unknownParent: 0,
  badPostcode: 0,
  duplicate: 0,
  rejected: 0,
};

const unknownFile = (name: string): string =>
  `No known ODS file is called ${name}. Known are ${layouts.map(({ kind }) => kind).join(', ')}.`;

/** Takes ODS files in: all of a file or nothing of it, one at a time, with a report that is kept. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly organisations: OrganisationFilesService,
    private readonly others: OtherFilesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param name what the file is called where it comes from; `path` is only where it lies now */
  async importFile(path: string, name: string, { force }: { force: boolean }): Promise<ImportReport> {
    const file = await examine(path);
    return this.imports.alone(async (runner) => {
      await this.imports.closeInterrupted(runner.manager, this.clock.now());
      const report = await this.imports.save(runner.manager, this.begin(name, file));
      await runner.startTransaction();
      try {
        await this.run(runner, report, file, force);
        await this.imports.refreshStatistics(runner.manager);
        await this.finish(runner, report, { state: 'done' });
        await this.audit.write(runner.manager, {
          did: 'register.imported',
          to: { file: name, sha256: file.sha256, ...report.counts },
        });
        await runner.commitTransaction();
      } catch (error) {
        await runner.rollbackTransaction();
        const refusal =
          error instanceof FileRefused ? error.message : 'The import failed because of a fault.';
        await this.finish(runner, report, { state: 'refused', refusal, counts: noCounts, findings: [] });
        if (!(error instanceof FileRefused)) throw error;
      }
      return reportOf(report);
    });
  }

  async list(page: number, perPage: number): Promise<{ items: ImportReport[]; total: number }> {
    const [items, total] = await this.imports.list(page, perPage);
    return { items: items.map(reportOf), total };
  }

  async get(id: string): Promise<ImportReport> {
    const found = await this.imports.get(id);
    if (!found) throw new NotFound('import');
    return reportOf(found);
  }

  private begin(file: string, { sha256 }: Examined): Import {
    return Object.assign(new Import(), {
      id: randomUUID(),
      file,
      kind: layoutOf(file)?.kind ?? null,
      state: 'running',
      refusal: null,
      sha256,
      counts: noCounts,
      findings: [],
      startedAt: this.clock.now(),
      finishedAt: null,
    });
  }

  private async finish(runner: QueryRunner, report: Import, outcome: Partial<Import>): Promise<void> {
    Object.assign(report, outcome, { finishedAt: this.clock.now() });
    await this.imports.save(runner.manager, report);
  }

  private async run(runner: QueryRunner, report: Import, file: Examined, force: boolean): Promise<void> {
    if (file.refusal) throw new FileRefused(file.refusal);
    const layout = layoutOf(report.file);
    if (!layout) throw new FileRefused(unknownFile(report.file));
    const tally = new Tally();
    const differences = await this.take(runner, layout, file, tally, force);
    const { findings } = tally;
    report.findings = findings.list();
    report.counts = {
      ...noCounts,
      ...differences,
      rows: tally.rows,
      missing: findings.count('missing'),
      unknownParent: findings.count('unknown-parent'),
      badPostcode: findings.count('bad-postcode'),
      duplicate: findings.count('duplicate'),
      rejected: findings.count('rejected'),
    };
  }

  private async take(
    runner: QueryRunner,
    layout: Layout,
    file: Examined,
    tally: Tally,
    force: boolean,
  ): Promise<Partial<Differences>> {
    const intake =
      layout.content === 'organisations'
        ? this.organisations.intake(layout)
        : this.others.intake(layout.content);
    await intake.stage(runner.manager);
    await copyRows(runner, intake.target, stagedRows(file, layout, intake, tally));
    mustLookLike(layout, tally);
    return intake.apply(runner.manager, tally, force);
  }
}

function reportOf({ startedAt, finishedAt, ...facts }: Import): ImportReport {
  return { ...facts, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
