import {
  addSites,
  getPublication,
  listJoinedSites,
  listPublications,
  listStaffPublications,
  previewPublication,
  publish,
} from '@dspt/contracts/assessment/publications';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { CoverageService } from './coverage.service.js';
import { PublicationHistoryService } from './publication-history.service.js';
import { PublicationsService } from './publications.service.js';

@Controller()
export class PublicationsController {
  constructor(
    private readonly publications: PublicationsService,
    private readonly history: PublicationHistoryService,
    private readonly coverage: CoverageService,
  ) {}

  @Route(previewPublication)
  preview(
    @Param({ schema: previewPublication.params }) { code }: Params<typeof previewPublication>,
    @Body({ schema: previewPublication.body }) request: BodyOf<typeof previewPublication>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof previewPublication>> {
    return this.publications.preview(caller, code, request);
  }

  @Route(publish)
  publish(
    @Param({ schema: publish.params }) { code }: Params<typeof publish>,
    @Body({ schema: publish.body }) given: BodyOf<typeof publish>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof publish>> {
    return this.publications.publish(caller, code, given);
  }

  @Route(listPublications)
  list(
    @Param({ schema: listPublications.params }) { code }: Params<typeof listPublications>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listPublications>> {
    return this.history.list(caller, code);
  }

  @Route(getPublication)
  get(
    @Param({ schema: getPublication.params }) { code, id }: Params<typeof getPublication>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getPublication>> {
    return this.history.get(caller, code, id);
  }

  @Route(addSites)
  addSites(
    @Param({ schema: addSites.params }) { code, id }: Params<typeof addSites>,
    @Body({ schema: addSites.body }) body: BodyOf<typeof addSites>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof addSites>> {
    return this.coverage.add(caller, code, id, body);
  }

  @Route(listJoinedSites)
  joinedSites(
    @Param({ schema: listJoinedSites.params }) { code, id }: Params<typeof listJoinedSites>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listJoinedSites>> {
    return this.coverage.joined(caller, code, id);
  }

  @Route(listStaffPublications)
  listForStaff(
    @Param({ schema: listStaffPublications.params }) { code }: Params<typeof listStaffPublications>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listStaffPublications>> {
    return this.history.listForStaff(caller, code);
  }
}
