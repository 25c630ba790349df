import type { Output } from '@dspt/contracts/define';
import { listAreas } from '@dspt/contracts/organisations/areas';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller } from '@nestjs/common';
import { AreasService } from './areas.service.js';

@Controller()
export class AreasController {
  constructor(private readonly areas: AreasService) {}

  @Route(listAreas)
  list(@CurrentCaller() caller: Caller): Promise<Output<typeof listAreas>> {
    return this.areas.list(caller);
  }
}
