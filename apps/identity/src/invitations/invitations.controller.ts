import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import {
  acceptInvitation,
  acceptMyInvitation,
  declineInvitation,
  declineMyInvitation,
  getInvitation,
  listMyInvitations,
  renewInvitation,
} from '@dspt/contracts/identity/invitations';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { AcceptanceService } from './acceptance.service.js';
import { DecliningService } from './declining.service.js';
import { InvitationsService } from './invitations.service.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: AcceptanceService,
    private readonly declining: DecliningService,
  ) {}

  @Route(getInvitation)
  get(
    @Param({ schema: getInvitation.params }) { token }: Params<typeof getInvitation>,
  ): Promise<Output<typeof getInvitation>> {
    return this.invitations.get(token);
  }

  @Route(acceptInvitation)
  accept(
    @Param({ schema: acceptInvitation.params }) { token }: Params<typeof acceptInvitation>,
    @Body({ schema: acceptInvitation.body }) shown: BodyOf<typeof acceptInvitation>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof acceptInvitation>> {
    return this.acceptance.accept(token, shown, address);
  }

  @Route(listMyInvitations)
  mine(@CurrentCaller() caller: Caller): Promise<Output<typeof listMyInvitations>> {
    return this.acceptance.mine(caller);
  }

  @Route(acceptMyInvitation)
  async acceptMine(
    @Param({ schema: acceptMyInvitation.params }) { id }: Params<typeof acceptMyInvitation>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof acceptMyInvitation>> {
    return { session: await this.acceptance.acceptMine(caller, id) };
  }

  @Route(declineInvitation)
  decline(
    @Param({ schema: declineInvitation.params }) { token }: Params<typeof declineInvitation>,
  ): Promise<void> {
    return this.declining.decline(token);
  }

  @Route(declineMyInvitation)
  declineMine(
    @Param({ schema: declineMyInvitation.params }) { id }: Params<typeof declineMyInvitation>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.declining.declineMine(caller, id);
  }

  @Route(renewInvitation)
  renew(
    @Param({ schema: renewInvitation.params }) { token }: Params<typeof renewInvitation>,
    @Body({ schema: renewInvitation.body }) { requestId }: BodyOf<typeof renewInvitation>,
  ): Promise<void> {
    return this.invitations.renew(token, requestId);
  }
}
