import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import {
  getPasswordReset,
  renewPasswordReset,
  requestPasswordReset,
  resetPassword,
} from '@dspt/contracts/identity/passwords';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { PasswordResetsService } from './password-resets.service.js';

@Controller()
export class PasswordResetsController {
  constructor(private readonly resets: PasswordResetsService) {}

  @Route(requestPasswordReset)
  request(
    @Body({ schema: requestPasswordReset.body }) form: BodyOf<typeof requestPasswordReset>,
    @ClientAddress() address: string,
  ): Promise<void> {
    return this.resets.request(form, address);
  }

  @Route(getPasswordReset)
  get(
    @Param({ schema: getPasswordReset.params }) { token }: Params<typeof getPasswordReset>,
  ): Promise<Output<typeof getPasswordReset>> {
    return this.resets.get(token);
  }

  @Route(renewPasswordReset)
  renew(
    @Param({ schema: renewPasswordReset.params }) { token }: Params<typeof renewPasswordReset>,
    @Body({ schema: renewPasswordReset.body }) { requestId }: BodyOf<typeof renewPasswordReset>,
  ): Promise<void> {
    return this.resets.renew(token, requestId);
  }

  @Route(resetPassword)
  reset(
    @Param({ schema: resetPassword.params }) { token }: Params<typeof resetPassword>,
    @Body({ schema: resetPassword.body }) shown: BodyOf<typeof resetPassword>,
  ): Promise<Output<typeof resetPassword>> {
    return this.resets.reset(token, shown);
  }
}
