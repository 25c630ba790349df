import { Injectable } from '@nestjs/common';
import { staged, type Intake } from './intake.js';
import { mustNotLose } from './losses.js';
import { LocationFilesRepository, SuccessionFilesRepository } from './other-files.repository.js';
import { readLocation, readSuccession } from './other-rows.js';

/** Files that say something about organisations without being a list of them. */
@Injectable()
export class OtherFilesService {
  constructor(
    private readonly successionFiles: SuccessionFilesRepository,
    private readonly locationFiles: LocationFilesRepository,
  ) {}

  intake(content: 'successions' | 'locations'): Intake {
    return content === 'successions' ? this.successions() : this.locations();
  }

  private successions(): Intake {
    const files = this.successionFiles;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (line, fields) => staged(readSuccession(fields), (code, row) => files.cells(line, code, row)),
      apply: async (manager, _, force) => {
        mustNotLose(await files.losses(manager), force);
        return files.apply(manager);
      },
    };
  }

  private locations(): Intake {
    const files = this.locationFiles;
    return {
      target: files.target,
      stage: (manager) => files.stage(manager),
      read: (line, fields) => staged(readLocation(fields), (code, row) => files.cells(line, code, row)),
      apply: async (manager, _, force) => {
        mustNotLose(await files.losses(manager), force);
        return files.apply(manager);
      },
    };
  }
}
