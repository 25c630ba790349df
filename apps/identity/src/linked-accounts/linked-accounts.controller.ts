import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import {
  getLinkedAccount,
  linkAccount,
  proveOpenid,
  signInWithOpenid,
  startOpenid,
  unlinkAccount,
} from '@dspt/contracts/identity/openid';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { LinkedAccountsService } from './linked-accounts.service.js';

@Controller()
export class LinkedAccountsController {
  constructor(private readonly accounts: LinkedAccountsService) {}

  @Route(startOpenid)
  start(@ClientAddress() address: string): Promise<Output<typeof startOpenid>> {
    return this.accounts.start(address);
  }

  @Route(signInWithOpenid)
  signIn(
    @Body({ schema: signInWithOpenid.body }) body: BodyOf<typeof signInWithOpenid>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof signInWithOpenid>> {
    return this.accounts.signIn(body, address);
  }

  @Route(proveOpenid)
  prove(
    @Body({ schema: proveOpenid.body }) body: BodyOf<typeof proveOpenid>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof proveOpenid>> {
    return this.accounts.prove(body, address);
  }

  @Route(getLinkedAccount)
  get(@CurrentCaller() caller: Caller): Promise<Output<typeof getLinkedAccount>> {
    return this.accounts.ofCaller(caller);
  }

  @Route(linkAccount)
  link(
    @Body({ schema: linkAccount.body }) body: BodyOf<typeof linkAccount>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.accounts.link(caller, body);
  }

  @Route(unlinkAccount)
  unlink(
    @Body({ schema: unlinkAccount.body }) body: BodyOf<typeof unlinkAccount>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.accounts.unlink(caller, body);
  }
}
