import { headOfficeFunctionSwitched } from '@dspt/contracts/organisations/corrections';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { organisationWords } from '@dspt/service-kit/actions/words';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeadOfficeFunctionsService } from '../head-office-functions/head-office-functions.service.js';
import { ActionOrganisations } from './action-organisations.js';

type Input = ActionInput<'switch-head-office-function'>;

@Injectable()
@HandlesAction('switch-head-office-function')
export class SwitchHeadOfficeFunction implements ActionHandler<'switch-head-office-function'> {
  constructor(
    private readonly places: ActionOrganisations,
    private readonly functions: HeadOfficeFunctionsService,
    private readonly outbox: Outbox,
  ) {}

  async plan(manager: EntityManager, { code, enabled }: Input): Promise<Plan> {
    await this.functions.lock(manager, code);
    const organisation = await this.places.open(manager, code);
    const words = (on: boolean) => (on ? 'On' : 'Off');
    if (organisation.headOfficeFunction === enabled)
      throw new ActionImpossible(
        `The head-office function of ${organisationWords(organisation)} is ${words(enabled).toLowerCase()} already`,
      );
    return {
      effects: [
        {
          about: organisationWords(organisation),
          what: 'Head-office function',
          from: words(!enabled),
          to: words(enabled),
        },
      ],
      told: [
        {
          who: `The administrators of ${organisationWords(organisation)}`,
          what: `The head-office function has been switched ${words(enabled).toLowerCase()}`,
        },
      ],
      warnings: warningsFor(enabled, organisation.siteCount),
      organisations: [code],
      people: [],
      act: async () => {
        await this.functions.set(manager, code, enabled);
        await this.outbox.tell(manager, headOfficeFunctionSwitched, {
          code,
          name: organisation.name,
          enabled,
        });
        return { enabled };
      },
    };
  }

  /** The way back is the other way. */
  planUndo(manager: EntityManager, { code, enabled }: Input): Promise<Plan> {
    return this.plan(manager, { code, enabled: !enabled });
  }
}

function warningsFor(enabled: boolean, siteCount: number): string[] {
  if (!enabled) return ['What has been published for its sites goes on counting until it expires.'];
  if (siteCount === 0)
    return ['It has no open sites: a publication will count for it alone until some are added.'];
  return [];
}
