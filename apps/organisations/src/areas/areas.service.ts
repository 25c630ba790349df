import type { Output } from '@dspt/contracts/define';
import type { listAreas } from '@dspt/contracts/organisations/areas';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { AreasRepository } from './areas.repository.js';

@Injectable()
export class AreasService {
  constructor(
    private readonly areas: AreasRepository,
    private readonly clock: Clock,
  ) {}

  /** A regional officer's own areas, and no others. */
  async list({ areas }: Caller): Promise<Output<typeof listAreas>> {
    return { regions: await this.areas.regions(areas, this.clock.today()) };
  }

  /** These areas with the names of all local authorities in them. */
  resolve(areas: string[]): Promise<string[]> {
    return this.areas.resolve(areas, this.clock.today());
  }
}
