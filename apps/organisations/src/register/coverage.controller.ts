import type { Output, Params } from '@dspt/contracts/define';
import { listCoverage } from '@dspt/contracts/organisations/coverage';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param } from '@nestjs/common';
import { CoverageService } from './coverage.service.js';

@Controller()
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Route(listCoverage)
  async list(
    @Param({ schema: listCoverage.params }) { code }: Params<typeof listCoverage>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listCoverage>> {
    return { items: await this.coverage.listFor(caller, code) };
  }
}
