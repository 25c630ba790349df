import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { answerJoinRequest, askToJoin, listJoinRequests } from '@dspt/contracts/identity/join-requests';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { JoinRequestsService } from './join-requests.service.js';

@Controller()
export class JoinRequestsController {
  constructor(private readonly joinRequests: JoinRequestsService) {}

  @Route(askToJoin)
  ask(
    @Body({ schema: askToJoin.body }) form: BodyOf<typeof askToJoin>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof askToJoin>> {
    return this.joinRequests.ask(form, address);
  }

  @Route(listJoinRequests)
  list(
    @Param({ schema: listJoinRequests.params }) { code }: Params<typeof listJoinRequests>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listJoinRequests>> {
    return this.joinRequests.list(code, caller);
  }

  @Route(answerJoinRequest)
  answer(
    @Param({ schema: answerJoinRequest.params }) { code, id }: Params<typeof answerJoinRequest>,
    @Body({ schema: answerJoinRequest.body }) answer: BodyOf<typeof answerJoinRequest>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.joinRequests.answer(code, id, caller, answer);
  }
}
