import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import {
  addPasskey,
  listOwnPasskeys,
  passSecondFactorWithPasskey,
  removePasskey,
  requestPasskey,
  signInWithPasskey,
  startPasskey,
} from '@dspt/contracts/identity/passkeys';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { PasskeysService } from './passkeys.service.js';

@Controller()
export class PasskeysController {
  constructor(private readonly passkeys: PasskeysService) {}

  @Route(requestPasskey)
  request(@ClientAddress() address: string): Promise<Output<typeof requestPasskey>> {
    return this.passkeys.request(address);
  }

  @Route(signInWithPasskey)
  signIn(
    @Body({ schema: signInWithPasskey.body }) shown: BodyOf<typeof signInWithPasskey>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof signInWithPasskey>> {
    return this.passkeys.signIn(shown, address);
  }

  @Route(passSecondFactorWithPasskey)
  pass(
    @Body({ schema: passSecondFactorWithPasskey.body }) shown: BodyOf<typeof passSecondFactorWithPasskey>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof passSecondFactorWithPasskey>> {
    return this.passkeys.pass(caller, shown);
  }

  @Route(listOwnPasskeys)
  async list(@CurrentCaller() caller: Caller): Promise<Output<typeof listOwnPasskeys>> {
    return { items: await this.passkeys.list(caller) };
  }

  @Route(startPasskey)
  start(
    @Body({ schema: startPasskey.body }) shown: BodyOf<typeof startPasskey>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof startPasskey>> {
    return this.passkeys.start(caller, shown);
  }

  @Route(addPasskey)
  add(
    @Body({ schema: addPasskey.body }) made: BodyOf<typeof addPasskey>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof addPasskey>> {
    return this.passkeys.add(caller, made);
  }

  @Route(removePasskey)
  remove(
    @Param({ schema: removePasskey.params }) { id }: Params<typeof removePasskey>,
    @Body({ schema: removePasskey.body }) shown: BodyOf<typeof removePasskey>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.passkeys.remove(caller, id, shown);
  }
}
