import { Clock } from '@dspt/service-kit/clock';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorityFilesRepository } from './authority-files.repository.js';
import { staged, type Intake, type IntakeOptions } from './intake.js';
import { LocationFilesRepository } from './location-files.repository.js';
import { mustNotLose } from './losses.js';
import type { Differences } from './organisation-files.repository.js';
import { readAuthority, readLocation, readSuccession } from './other-rows.js';
import type { Tally } from './tally.js';
import { SuccessionFilesRepository } from './succession-files.repository.js';

/** Files that say something about organisations without being a list of them. */
@Injectable()
export class OtherFilesService {
  constructor(
    private readonly successionFiles: SuccessionFilesRepository,
    private readonly locationFiles: LocationFilesRepository,
    private readonly authorityFiles: AuthorityFilesRepository,
    private readonly clock: Clock,
  ) {}

  intake(content: 'successions' | 'locations' | 'authorities'): Intake {
    return this[content]();
  }

  private authorities(): Intake {
    const files = this.authorityFiles;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (record) => staged(readAuthority(record), (code, row) => files.cells(record.line, code, row)),
      apply: async (manager, { findings }, { force, changesOnly }) => {
        if (!changesOnly) mustNotLose(await files.losses(manager), force);
        findings.addFound('duplicate', await files.dropDuplicates(manager));
        return files.apply(manager);
      },
    };
  }

  private successions(): Intake {
    const files = this.successionFiles;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (record) => staged(readSuccession(record), (code, row) => files.cells(record.line, code, row)),
      apply: async (manager, { findings }, { force, changesOnly }) => {
        if (!changesOnly) mustNotLose(await files.losses(manager), force);
        findings.addFound('duplicate', await files.dropDuplicates(manager));
        return files.apply(manager);
      },
    };
  }

  private locations(): Intake {
    const files = this.locationFiles;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (record) => staged(readLocation(record), (code, row) => files.cells(record.line, code, row)),
      apply: (manager, tally, options) => this.applyLocations(manager, tally, options),
    };
  }

  private async applyLocations(
    manager: EntityManager,
    { findings }: Tally,
    { force, changesOnly }: IntakeOptions,
  ): Promise<Partial<Differences>> {
    const files = this.locationFiles;
    if (!changesOnly) {
      mustNotLose(await files.losses(manager), force);
      findings.addFound('missing', await files.missing(manager));
    }
    await files.decide(manager);
    findings.addFound('duplicate', await files.several(manager));
    findings.addFound('shared', await files.shared(manager));
    findings.addFound('unknown', await files.unknown(manager));
    return files.apply(manager, this.clock.today());
  }
}
