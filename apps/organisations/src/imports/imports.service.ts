import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { examine, type Examined } from './examine.js';
import { Import } from './import.entity.js';
import { FileRefused } from './imports.problems.js';
import { ImportsRepository } from './imports.repository.js';
import { layoutOf, layouts, type Layout } from './layouts.js';
import { mustNotLose } from './losses.js';
import { OrganisationFilesRepository, type Differences } from './organisation-files.repository.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { LocationFilesRepository, SuccessionFilesRepository } from './other-files.repository.js';
import { readLocation, readSuccession } from './other-rows.js';
import { mustLookLike, stagedRows, Tally, type Intake } from './reader.js';
import { readOrganisation } from './rows.js';
import { copyRows } from './staging.js';

interface Staging<Row> {
  target: string;
  stage: (manager: EntityManager) => Promise<void>;
  cells: Intake<Row>['cells'];
}

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
    private readonly organisationFiles: OrganisationFilesRepository,
    private readonly successions: SuccessionFilesRepository,
    private readonly locations: LocationFilesRepository,
    private readonly clock: Clock,
  ) {}

  /** @param name what the file is called where it comes from; `path` is only where it lies now */
  async importFile(path: string, name: string, { force }: { force: boolean }): Promise<ImportReport> {
    const file = await examine(path);
    return this.imports.alone(async (runner) => {
      await this.imports.closeInterrupted(runner.manager, this.clock.now());
      const report = await this.imports.save(runner.manager, this.begin(name, file));
      try {
        await runner.startTransaction();
        await this.run(runner, report, file, force);
        await this.finish(runner, report, { state: 'done' });
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
    const { manager } = runner;
    if (layout.content === 'organisations') {
      const today = this.clock.today();
      const hasParents = layout.parents !== null;
      await this.stage(runner, layout, file, tally, this.organisationFiles, (fields) =>
        readOrganisation(fields, today, hasParents),
      );
      return this.organisations.apply(manager, layout, tally, force);
    }
    if (layout.content === 'successions') {
      await this.stage(runner, layout, file, tally, this.successions, readSuccession);
      mustNotLose(await this.successions.losses(manager), force);
      return this.successions.apply(manager);
    }
    await this.stage(runner, layout, file, tally, this.locations, readLocation);
    mustNotLose(await this.locations.losses(manager), force);
    return this.locations.apply(manager);
  }

  private async stage<Row>(
    runner: QueryRunner,
    layout: Layout,
    file: Examined,
    tally: Tally,
    staging: Staging<Row>,
    read: Intake<Row>['read'],
  ): Promise<void> {
    await staging.stage(runner.manager);
    const cells: Intake<Row>['cells'] = (line, code, row) => staging.cells(line, code, row);
    await copyRows(runner, staging.target, stagedRows(file, layout, { read, cells }, tally));
    mustLookLike(layout, tally);
  }
}

function reportOf({ startedAt, finishedAt, ...facts }: Import): ImportReport {
  return { ...facts, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
