import { getRegisterComparison } from '@dspt/contracts/organisations/comparisons';
import { Route } from '@dspt/service-kit/http/route';
import { Controller } from '@nestjs/common';
import { RebuildService } from './rebuild.service.js';

@Controller()
export class RebuildController {
  constructor(private readonly rebuild: RebuildService) {}

  @Route(getRegisterComparison)
  last() {
    return this.rebuild.last();
  }
}
