import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { addOrganisation, checkRegistration, register } from '@dspt/contracts/identity/registrations';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ClientAddress } from '@dspt/service-kit/http/client-address';
import { RegistrationsService } from './registrations.service.js';

@Controller()
export class RegistrationsController {
  constructor(private readonly registrations: RegistrationsService) {}

  @Route(checkRegistration)
  check(
    @Param({ schema: checkRegistration.params }) { code }: Params<typeof checkRegistration>,
  ): Promise<Output<typeof checkRegistration>> {
    return this.registrations.check(code);
  }

  @Route(register)
  register(
    @Body({ schema: register.body }) form: BodyOf<typeof register>,
    @ClientAddress() address: string,
  ): Promise<Output<typeof register>> {
    return this.registrations.register(form, address);
  }

  @Route(addOrganisation)
  async add(
    @Body({ schema: addOrganisation.body }) wanted: BodyOf<typeof addOrganisation>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof addOrganisation>> {
    return { session: await this.registrations.add(caller, wanted) };
  }
}
