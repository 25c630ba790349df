import { getEmailData } from '@dspt/contracts/notifications/personal-data';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Controller } from '@nestjs/common';
import { PersonalDataService } from './personal-data.service.js';

@Controller()
export class PersonalDataController {
  constructor(private readonly data: PersonalDataService) {}

  @Route(getEmailData)
  get(@CurrentCaller() { personId }: Caller): Promise<PersonalData> {
    return this.data.of(personId);
  }
}
