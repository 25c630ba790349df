import type { Body as BodyOf, Output } from '@dspt/contracts/define';
import {
  chooseOrganisation,
  getCurrentSession,
  signIn,
  signOut,
  type Session,
} from '@dspt/contracts/identity/sessions';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
  ) {}

  @Route(signIn)
  signIn(
    @Body({ schema: signIn.body }) body: BodyOf<typeof signIn>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof signIn>> {
    return this.signIns.signIn(body, address);
  }

  @Route(getCurrentSession)
  current(@CurrentCaller() { sessionId }: Caller): Promise<Session> {
    return this.sessions.get(sessionId);
  }

  @Route(signOut)
  signOut(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.end(caller);
  }

  @Route(chooseOrganisation)
  async choose(
    @Body({ schema: chooseOrganisation.body }) { code }: BodyOf<typeof chooseOrganisation>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof chooseOrganisation>> {
    return { session: await this.sessions.choose(caller, code) };
  }
}
