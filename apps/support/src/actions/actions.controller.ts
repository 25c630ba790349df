import type { Body as BodyOf, Params, Query as QueryOf } from '@dspt/contracts/define';
import {
  approveAction,
  getAction,
  listActions,
  previewStaffAction,
  refuseAction,
  requestAction,
  seeAction,
  withdrawAction,
} from '@dspt/contracts/support/actions';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ActionsService } from './actions.service.js';
import { DecisionsService } from './decisions.service.js';

@Controller()
export class ActionsController {
  constructor(
    private readonly actions: ActionsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Route(previewStaffAction)
  preview(
    @Body({ schema: previewStaffAction.body }) what: BodyOf<typeof previewStaffAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.actions.preview(what, caller);
  }

  @Route(requestAction)
  request(
    @Body({ schema: requestAction.body }) order: BodyOf<typeof requestAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.actions.request(order, caller);
  }

  @Route(listActions)
  list(
    @Query({ schema: listActions.query }) query: QueryOf<typeof listActions>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.actions.list(query, caller);
  }

  @Route(getAction)
  get(@Param({ schema: getAction.params }) { id }: Params<typeof getAction>) {
    return this.actions.get(id);
  }

  @Route(approveAction)
  approve(
    @Param({ schema: approveAction.params }) { id }: Params<typeof approveAction>,
    @Body({ schema: approveAction.body }) { fingerprint }: BodyOf<typeof approveAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.decisions.approve(id, fingerprint, caller);
  }

  @Route(refuseAction)
  refuse(
    @Param({ schema: refuseAction.params }) { id }: Params<typeof refuseAction>,
    @Body({ schema: refuseAction.body }) { note }: BodyOf<typeof refuseAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.decisions.refuse(id, note, caller);
  }

  @Route(withdrawAction)
  withdraw(
    @Param({ schema: withdrawAction.params }) { id }: Params<typeof withdrawAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.decisions.withdraw(id, caller);
  }

  @Route(seeAction)
  see(
    @Param({ schema: seeAction.params }) { id }: Params<typeof seeAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.actions.see(id, caller);
  }
}
