import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRefused } from './imports.problems.js';
import { staged, type Intake, type IntakeOptions } from './intake.js';
import type { OrganisationsLayout } from './layouts.js';
import { mustNotLose } from './losses.js';
import { OrganisationChecksRepository } from './organisation-checks.repository.js';
import { OrganisationFilesRepository, type Differences } from './organisation-files.repository.js';
import type { Tally } from './tally.js';
import { readOrganisation } from './rows.js';

/** Makes what is known agree with a staged 27-column file, and tells those whom it concerns. */
@Injectable()
export class OrganisationFilesService {
  constructor(
    private readonly files: OrganisationFilesRepository,
    private readonly checks: OrganisationChecksRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  intake(layout: OrganisationsLayout): Intake {
    const { files } = this;
    const today = this.clock.today();
    const hasParents = layout.parents !== null;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (record) =>
        staged(readOrganisation(record, today, hasParents), (code, row) =>
          files.cells(record.line, code, row),
        ),
      apply: (manager, tally, options) => this.apply(manager, layout, tally, options),
    };
  }

  private async apply(
    manager: EntityManager,
    layout: OrganisationsLayout,
    tally: Tally,
    options: IntakeOptions,
  ): Promise<Differences> {
    const today = this.clock.today();
    await this.check(manager, layout, tally, options);
    const differences = await this.files.compare(manager, layout, today);
    await this.files.apply(manager, layout);
    await this.note(manager, layout, tally, today);
    await this.tell(manager, today);
    return differences;
  }

  private async check(
    manager: EntityManager,
    { kind, parents }: OrganisationsLayout,
    { findings, rows }: Tally,
    { force, changesOnly }: IntakeOptions,
  ): Promise<void> {
    const today = this.clock.today();
    findings.addFound('duplicate', await this.checks.dropDuplicates(manager));
    const others = await this.checks.rejectOthers(manager, kind);
    if (others.total > rows / 2)
      throw new FileRefused(`Most of its codes are known from ${others.mostly}. Is it that file, renamed?`);
    findings.addFound('rejected', others);
    const losses = await this.checks.losses(manager, kind, today);
    mustNotLose(changesOnly ? { ...losses, missing: 0 } : losses, force);
    if (!changesOnly) findings.addFound('missing', await this.checks.missing(manager, kind, today));
    if (parents) findings.addFound('parent', await this.checks.cutLoops(manager, today));
  }

  private async note(
    manager: EntityManager,
    { parents }: OrganisationsLayout,
    { findings }: Tally,
    today: string,
  ): Promise<void> {
    findings.addFound('unknown-parent', await this.checks.unknownParents(manager));
    findings.addFound('odd-parent', await this.checks.oddParents(manager, parents, today));
  }

  private async tell(manager: EntityManager, today: string): Promise<void> {
    for (const renamed of await this.files.renamed(manager))
      await this.outbox.tell(manager, organisationRenamed, renamed);
    for (const joined of await this.files.joinedRegistered(manager, today))
      await this.outbox.tell(manager, sitesJoined, joined);
  }
}
