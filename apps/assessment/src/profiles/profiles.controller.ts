import {
  acceptProfile,
  getProfile,
  getSupportContact,
  saveProfile,
} from '@dspt/contracts/assessment/profiles';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ProfilesService } from './profiles.service.js';

@Controller()
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  @Route(getProfile)
  get(
    @Param({ schema: getProfile.params }) { code }: Params<typeof getProfile>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getProfile>> {
    return this.profiles.get(caller, code);
  }

  @Route(saveProfile)
  save(
    @Param({ schema: saveProfile.params }) { code }: Params<typeof saveProfile>,
    @Body({ schema: saveProfile.body }) changes: BodyOf<typeof saveProfile>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveProfile>> {
    return this.profiles.save(caller, code, changes);
  }

  @Route(acceptProfile)
  accept(
    @Param({ schema: acceptProfile.params }) { code }: Params<typeof acceptProfile>,
    @Body({ schema: acceptProfile.body }) { version }: BodyOf<typeof acceptProfile>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof acceptProfile>> {
    return this.profiles.accept(caller, code, version);
  }

  @Route(getSupportContact)
  supportContact(
    @Param({ schema: getSupportContact.params }) { code }: Params<typeof getSupportContact>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getSupportContact>> {
    return this.profiles.supportContact(caller, code);
  }
}
