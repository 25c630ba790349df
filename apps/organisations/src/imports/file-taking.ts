import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import type { Examined } from './examine.js';
import type { Import } from './import.entity.js';
import { FileRefused } from './imports.problems.js';
import { isChangesOnly, layoutOf, layouts, type Layout } from './layouts.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { OtherFilesService } from './other-files.service.js';
import { mustLookLike, stagedRows } from './reader.js';
import { Tally } from './tally.js';
import { copyRows } from './staging.js';

export const noCounts: ImportReport['counts'] = {
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

/** Takes one file in, in a transaction that is the caller's. */
@Injectable()
export class FileTaking {
  constructor(
    private readonly organisations: OrganisationFilesService,
    private readonly others: OtherFilesService,
    private readonly audit: Audit,
  ) {}

  /** @throws {FileRefused} when it is not what its name announces, or would lose too much */
  async take(
    runner: QueryRunner,
    { file: name, forced }: Import,
    file: Examined,
  ): Promise<Pick<Import, 'counts' | 'findings'>> {
    if (file.refusal) throw new FileRefused(file.refusal);
    const layout = layoutOf(name);
    if (!layout) throw new FileRefused(unknownFile(name));
    const tally = new Tally();
    const intake = this.intakeFor(layout);
    await intake.stage(runner.manager);
    await copyRows(runner, intake.target, stagedRows(file, layout, intake, tally));
    mustLookLike(layout, tally);
    const options = { force: forced, changesOnly: isChangesOnly(name) };
    const differences = await intake.apply(runner.manager, tally, options);
    const counts = countsOf(tally, differences);
    await this.audit.write(runner.manager, {
      did: 'register.imported',
      to: { file: name, sha256: file.sha256, ...counts },
    });
    return { counts, findings: tally.findings.list() };
  }

  private intakeFor(layout: Layout) {
    return layout.content === 'organisations'
      ? this.organisations.intake(layout)
      : this.others.intake(layout.content);
  }
}

const unknownFile = (name: string): string =>
  `No known ODS file is called ${name}. Known are ${layouts.map(({ kind }) => kind).join(', ')}.`;

function countsOf(
  { rows, findings }: Tally,
  differences: Partial<ImportReport['counts']>,
): ImportReport['counts'] {
  return {
    ...noCounts,
    ...differences,
    rows,
    missing: findings.count('missing'),
    unknownParent: findings.count('unknown-parent'),
    badPostcode: findings.count('bad-postcode'),
    duplicate: findings.count('duplicate'),
    rejected: findings.count('rejected'),
  };
}
