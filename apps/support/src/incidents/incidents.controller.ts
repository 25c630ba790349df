import type { Body as BodyOf, Params, Query as QueryOf } from '@dspt/contracts/define';
import {
  beginIncident,
  changeIncident,
  closeIncident,
  downloadIncidents,
  getAnyIncident,
  getIncident,
  listAllIncidents,
  listIncidents,
  openIncident,
  withdrawIncident,
} from '@dspt/contracts/support/incidents';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { csvFile } from '@dspt/service-kit/http/csv';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { incidentColumns } from './incidents.csv.js';
import { IncidentsService } from './incidents.service.js';

@Controller()
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Route(listIncidents)
  list(
    @Param({ schema: listIncidents.params }) { code }: Params<typeof listIncidents>,
    @Query({ schema: listIncidents.query }) paging: QueryOf<typeof listIncidents>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.list(caller, code, paging);
  }

  @Route(downloadIncidents)
  async download(
    @Param({ schema: downloadIncidents.params }) { code }: Params<typeof downloadIncidents>,
    @CurrentCaller() caller: Caller,
  ) {
    return csvFile(`incidents-of-${code}.csv`, incidentColumns, await this.incidents.all(caller, code));
  }

  @Route(getIncident)
  get(
    @Param({ schema: getIncident.params }) { code, id }: Params<typeof getIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.get(caller, code, id);
  }

  @Route(beginIncident)
  begin(
    @Param({ schema: beginIncident.params }) { code }: Params<typeof beginIncident>,
    @Body({ schema: beginIncident.body }) sent: BodyOf<typeof beginIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.begin(caller, code, sent);
  }

  @Route(changeIncident)
  change(
    @Param({ schema: changeIncident.params }) { code, id }: Params<typeof changeIncident>,
    @Body({ schema: changeIncident.body }) sent: BodyOf<typeof changeIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.change(caller, code, id, sent);
  }

  @Route(openIncident)
  open(
    @Param({ schema: openIncident.params }) which: Params<typeof openIncident>,
    @Body({ schema: openIncident.body }) { version }: BodyOf<typeof openIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.open(caller, { ...which, version });
  }

  @Route(closeIncident)
  close(
    @Param({ schema: closeIncident.params }) which: Params<typeof closeIncident>,
    @Body({ schema: closeIncident.body }) { version }: BodyOf<typeof closeIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.close(caller, { ...which, version });
  }

  @Route(withdrawIncident)
  withdraw(
    @Param({ schema: withdrawIncident.params }) which: Params<typeof withdrawIncident>,
    @Body({ schema: withdrawIncident.body }) { version, reason }: BodyOf<typeof withdrawIncident>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.incidents.withdraw(caller, { ...which, version }, reason);
  }

  @Route(listAllIncidents)
  listReported(@Query({ schema: listAllIncidents.query }) query: QueryOf<typeof listAllIncidents>) {
    return this.incidents.listReported(query);
  }

  @Route(getAnyIncident)
  getReported(@Param({ schema: getAnyIncident.params }) { id }: Params<typeof getAnyIncident>) {
    return this.incidents.getReported(id);
  }
}
