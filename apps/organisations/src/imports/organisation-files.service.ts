import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRefused } from './imports.problems.js';
import { staged, type Intake } from './intake.js';
import type { OrganisationsLayout } from './layouts.js';
import { mustNotLose } from './losses.js';
import { OrganisationFilesRepository, type Differences } from './organisation-files.repository.js';
import type { Tally } from './reader.js';
import { readOrganisation } from './rows.js';

/** Makes what is known agree with a staged 27-column file, and tells those whom it concerns. */
@Injectable()
export class OrganisationFilesService {
  constructor(
    private readonly files: OrganisationFilesRepository,
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
      read: (line, fields) =>
        staged(readOrganisation(fields, today, hasParents), (code, row) => files.cells(line, code, row)),
      apply: (manager, tally, force) => this.apply(manager, layout, tally, force),
    };
  }

  private async apply(
    manager: EntityManager,
    layout: OrganisationsLayout,
    tally: Tally,
    force: boolean,
  ): Promise<Differences> {
    const today = this.clock.today();
    await this.check(manager, layout, tally, force);
    const differences = await this.files.compare(manager, layout, today);
    await this.files.apply(manager, layout);
    await this.note(manager, tally, today);
    await this.tell(manager);
    return differences;
  }

  private async check(
    manager: EntityManager,
    { kind }: OrganisationsLayout,
    tally: Tally,
    force: boolean,
  ): Promise<void> {
    const today = this.clock.today();
    const twice = await this.files.dropDuplicates(manager);
    tally.findings.addAll('duplicate', twice.total, twice.findings);
    const others = await this.files.rejectOthers(manager, kind);
    if (others.total > tally.rows / 2)
      throw new FileRefused(`Most of its codes are known from ${others.mostly}. Is it that file, renamed?`);
    tally.findings.addAll('rejected', others.total, others.findings);
    mustNotLose(await this.files.losses(manager, kind, today), force);
    const missing = await this.files.missing(manager, kind, today);
    tally.findings.addAll('missing', missing.total, missing.findings);
  }

  private async note(manager: EntityManager, { findings }: Tally, today: string): Promise<void> {
    const unknown = await this.files.unknownParents(manager);
    findings.addAll('unknown-parent', unknown.total, unknown.findings);
    const closed = await this.files.closedParents(manager, today);
    findings.addAll('closed-parent', closed.total, closed.findings);
  }

  private async tell(manager: EntityManager): Promise<void> {
    for (const renamed of await this.files.renamed(manager))
      await this.outbox.tell(manager, organisationRenamed, renamed);
    for (const joined of await this.files.joinedRegistered(manager))
      await this.outbox.tell(manager, sitesJoined, joined);
  }
}
