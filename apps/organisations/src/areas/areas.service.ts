import type { Output } from '@dspt/contracts/define';
import type { listAreas } from '@dspt/contracts/organisations/areas';
import { Injectable } from '@nestjs/common';
import { AreasRepository } from './areas.repository.js';

@Injectable()
export class AreasService {
  constructor(private readonly areas: AreasRepository) {}

  async list(): Promise<Output<typeof listAreas>> {
    return { regions: await this.areas.regions() };
  }
}
