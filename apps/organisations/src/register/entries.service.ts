import type { RegisterFormat } from '@dspt/contracts/organisations/register';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable, StreamableFile } from '@nestjs/common';
import { csvFile, downloadAs } from '@dspt/service-kit/http/csv';
import { EntriesRepository } from './entries.repository.js';
import type { RegisterFilter } from './filter.sql.js';
import { registerColumns } from './register.csv.js';
import { registerJson } from './register.json.js';

/** The public register: every open organisation with what the world sees for it today. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly entries: EntriesRepository,
    private readonly clock: Clock,
  ) {}

  list(filter: RegisterFilter, page: { page: number; perPage: number }) {
    return this.entries.list(filter, this.clock.today(), page);
  }

  /** A part of the register, as it is now. */
  download(filter: RegisterFilter): StreamableFile {
    const today = this.clock.today();
    return csvFile(registerName(today, 'csv'), registerColumns, this.entries.all(filter, today));
  }

  downloadAsJson(filter: RegisterFilter): StreamableFile {
    const today = this.clock.today();
    return new StreamableFile(registerJson(this.entries.all(filter, today)), {
      disposition: downloadAs(registerName(today, 'json')),
    });
  }
}

export const registerName = (day: string, format: RegisterFormat): string => `register-${day}.${format}`;
