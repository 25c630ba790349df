import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { dayWords, organisationWords } from '@dspt/service-kit/actions/words';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SiteCorrectionsService, type Undo } from '../site-corrections/site-corrections.service.js';
import { ActionOrganisations } from './action-organisations.js';

type Input = ActionInput<'remove-site'>;

@Injectable()
@HandlesAction('remove-site')
export class RemoveSite implements ActionHandler<'remove-site'> {
  constructor(
    private readonly places: ActionOrganisations,
    private readonly corrections: SiteCorrectionsService,
  ) {}

  async plan(manager: EntityManager, input: Input): Promise<Plan> {
    const { from, evidence } = input;
    const { site, headOffice } = await this.pair(manager, input);
    this.places.mustHaveBegun(from);
    if ((await this.corrections.headOfficeOn(manager, site.code, from)) !== headOffice.code)
      throw new ActionImpossible(
        `${organisationWords(site)} is no site of ${organisationWords(headOffice)} on that day`,
      );
    return {
      effects: [
        {
          about: organisationWords(site),
          what: `Head office from ${dayWords(from)}`,
          from: organisationWords(headOffice),
          to: null,
        },
      ],
      told: told(site, headOffice, `${site.name} is no longer one of its sites`),
      warnings: [
        'It stays like this whatever the national register (ODS) says. What has been published for the site goes on counting.',
      ],
      organisations: [site.code, headOffice.code].toSorted(),
      people: [],
      act: async () => ({
        ...(await this.corrections.make(manager, { kind: 'removed', site, headOffice, from, evidence })),
      }),
    };
  }

  async planUndo(manager: EntityManager, input: Input, undo: Record<string, unknown>): Promise<Plan> {
    const { from } = input;
    const { site, headOffice } = await this.pair(manager, input);
    const now = await this.corrections.headOfficeOn(manager, site.code, from);
    if (now !== undefined)
      throw new ActionImpossible(
        `${organisationWords(site)} has got a head office since`,
        'Correct it from what it is now.',
      );
    await this.corrections.mustNotLoop(manager, site, headOffice, from);
    return {
      effects: [
        {
          about: organisationWords(site),
          what: `Head office from ${dayWords(from)}`,
          from: null,
          to: organisationWords(headOffice),
        },
      ],
      told: told(site, headOffice, `${site.name} is one of its sites again`),
      warnings: [],
      organisations: [site.code, headOffice.code].toSorted(),
      people: [],
      act: async () => {
        await this.corrections.takeBack(manager, undo as unknown as Undo, {
          kind: 'added',
          site,
          headOffice,
          from,
        });
        return null;
      },
    };
  }

  private async pair(manager: EntityManager, { site, headOffice }: Input) {
    return {
      site: await this.places.known(manager, site),
      headOffice: await this.places.known(manager, headOffice),
    };
  }
}

type Organisation = Awaited<ReturnType<ActionOrganisations['known']>>;

const told = (site: Organisation, headOffice: Organisation, what: string): Plan['told'] => [
  { who: `The administrators of ${organisationWords(headOffice)} and of ${organisationWords(site)}`, what },
];
