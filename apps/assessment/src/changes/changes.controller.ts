import { downloadChanges, listChanges } from '@dspt/contracts/assessment/changes';
import type { Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { csvFile } from '@dspt/service-kit/http/csv';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import { changeColumns } from './changes.csv.js';
import { ChangesService } from './changes.service.js';

@Controller()
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

  @Route(listChanges)
  list(
    @Param({ schema: listChanges.params }) { code }: Params<typeof listChanges>,
    @Query({ schema: listChanges.query }) query: QueryOf<typeof listChanges>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listChanges>> {
    return this.changes.list(caller, code, query);
  }

  @Route(downloadChanges)
  async download(
    @Param({ schema: downloadChanges.params }) { code }: Params<typeof downloadChanges>,
    @Query({ schema: downloadChanges.query }) filter: QueryOf<typeof downloadChanges>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const changes = await this.changes.download(caller, code, filter);
    return csvFile(`changes-of-${code}.csv`, changeColumns, changes);
  }
}
