import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { dayWords, organisationWords } from '@dspt/service-kit/actions/words';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SiteCorrectionsService, type Undo } from '../site-corrections/site-corrections.service.js';
import { ActionOrganisations } from './action-organisations.js';

type Input = ActionInput<'add-site'>;

@Injectable()
@HandlesAction('add-site')
export class AddSite implements ActionHandler<'add-site'> {
  constructor(
    private readonly places: ActionOrganisations,
    private readonly corrections: SiteCorrectionsService,
  ) {}

  async plan(manager: EntityManager, input: Input): Promise<Plan> {
    const { from, evidence } = input;
    const site = await this.places.open(manager, input.site);
    const headOffice = await this.places.open(manager, input.headOffice);
    this.places.mustHaveBegun(from);
    if (site.code === headOffice.code) throw new ActionImpossible('An organisation is no site of its own');
    const beforeCode = await this.corrections.headOfficeOn(manager, site.code, from);
    if (beforeCode === headOffice.code)
      throw new ActionImpossible(
        `${organisationWords(site)} is a site of ${organisationWords(headOffice)} on that day already`,
      );
    await this.corrections.mustNotLoop(manager, site, headOffice, from);
    const before = beforeCode === undefined ? undefined : await this.places.known(manager, beforeCode);
    const [about, since] = [organisationWords(site), dayWords(from)];
    return {
      effects: [
        {
          about,
          what: `Head office from ${since}`,
          from: before ? organisationWords(before) : null,
          to: organisationWords(headOffice),
        },
      ],
      told: told(
        site,
        { organisation: headOffice, what: `${site.name} has been added to your sites` },
        before && { organisation: before, what: `${site.name} is no longer one of your sites` },
      ),
      warnings: [
        'It stays like this whatever the national register (ODS) says. What has been published for the site goes on counting.',
        ...groupWarnings(site, headOffice),
      ],
      organisations: [site.code, headOffice.code, ...(before ? [before.code] : [])].toSorted(),
      people: [],
      act: async () => {
        const undo = await this.corrections.make(manager, {
          kind: 'added',
          site,
          headOffice,
          from,
          evidence,
        });
        if (before) await this.corrections.tell(manager, { kind: 'removed', site, headOffice: before, from });
        return { ...undo, before: beforeCode ?? null };
      },
    };
  }

  async planUndo(manager: EntityManager, input: Input, undo: Record<string, unknown>): Promise<Plan> {
    const { from } = input;
    const site = await this.places.known(manager, input.site);
    const headOffice = await this.places.known(manager, input.headOffice);
    const before = await this.before(manager, undo);
    const now = await this.corrections.headOfficeOn(manager, site.code, from);
    if (now !== headOffice.code)
      throw new ActionImpossible(
        `${organisationWords(site)} has been moved again since`,
        'Correct it from what it is now.',
      );
    if (before) await this.corrections.mustNotLoop(manager, site, before, from);
    return {
      effects: [
        {
          about: organisationWords(site),
          what: `Head office from ${dayWords(from)}`,
          from: organisationWords(headOffice),
          to: 'As it was before the correction',
        },
      ],
      told: told(
        site,
        { organisation: headOffice, what: `${site.name} is no longer one of your sites` },
        before && { organisation: before, what: `${site.name} is one of your sites again` },
      ),
      warnings: [],
      organisations: [site.code, headOffice.code, ...(before ? [before.code] : [])].toSorted(),
      people: [],
      act: async () => {
        const back = { kind: 'removed', site, headOffice, from } as const;
        await this.corrections.takeBack(manager, undo as unknown as Undo, back);
        if (before) await this.corrections.tell(manager, { kind: 'added', site, headOffice: before, from });
        return null;
      },
    };
  }

  /** The head office that the site had before; unknown for corrections made before that was kept. */
  private async before(
    manager: EntityManager,
    { before }: Record<string, unknown>,
  ): Promise<Organisation | undefined> {
    return typeof before === 'string' ? this.places.known(manager, before) : undefined;
  }
}

type Organisation = Awaited<ReturnType<ActionOrganisations['known']>>;
type Told = { organisation: Organisation; what: string };

/** A head office that comes under another keeps its own sites: whoever is above chooses when publishing how deep. */
const groupWarnings = (site: Organisation, headOffice: Organisation): string[] =>
  site.siteCount > 0
    ? [
        `${organisationWords(site)} keeps its own ${site.siteCount === 1 ? 'site' : `${site.siteCount} sites`}. When ${organisationWords(headOffice)} publishes, it chooses whether it publishes for them too.`,
      ]
    : [];

/** Whoever hears of an addition hears of its end. */
const told = (site: Organisation, headOffice: Told, before: Told | undefined): Plan['told'] => [
  ...[headOffice, ...(before ? [before] : [])].map(({ organisation, what }) => ({
    who: `The administrators of ${organisationWords(organisation)}`,
    what,
  })),
  { who: `The administrators of ${organisationWords(site)}`, what: 'Your head office has been corrected' },
];
