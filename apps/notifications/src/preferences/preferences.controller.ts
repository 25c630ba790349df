import type { Body, Params } from '@dspt/contracts/define';
import {
  changeEmailPreferences,
  changeEmailSubscription,
  getEmailPreferences,
  getEmailSubscription,
  type EmailPreferences,
  type EmailSubscription,
} from '@dspt/contracts/notifications/email-preferences';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body as JsonBody, Controller, Param } from '@nestjs/common';
import { PreferencesService } from './preferences.service.js';

@Controller()
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Route(getEmailPreferences)
  own(@CurrentCaller() { personId }: Caller): Promise<EmailPreferences> {
    return this.preferences.of(personId);
  }

  @Route(changeEmailPreferences)
  change(
    @JsonBody({ schema: changeEmailPreferences.body }) body: Body<typeof changeEmailPreferences>,
    @CurrentCaller() { personId }: Caller,
  ): Promise<EmailPreferences> {
    return this.preferences.change(personId, body);
  }

  @Route(getEmailSubscription)
  subscription(
    @Param({ schema: getEmailSubscription.params }) { kind, token }: Params<typeof getEmailSubscription>,
  ): Promise<EmailSubscription> {
    return this.preferences.subscription(kind, token);
  }

  @Route(changeEmailSubscription)
  changeSubscription(
    @Param({ schema: changeEmailSubscription.params })
    { kind, token }: Params<typeof changeEmailSubscription>,
    @JsonBody({ schema: changeEmailSubscription.body }) { wanted }: Body<typeof changeEmailSubscription>,
  ): Promise<EmailSubscription> {
    return this.preferences.changeSubscription(kind, token, wanted);
  }
}
