import type { Publication } from '@dspt/contracts/assessment/publications';
import { lastDayBefore } from '@dspt/contracts/days';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import { NotFound } from '@dspt/contracts/problem';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { levelNames } from '@dspt/contracts/values';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { dayWords, organisationWords } from '@dspt/service-kit/actions/words';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PublicationCopiesService, type Copyable } from '../publications/publication-copies.service.js';
import { inOneGroup } from './group.js';

type Input = ActionInput<'copy-publication'>;
type Named = Pick<Organisation, 'code' | 'name'>;

@Injectable()
@HandlesAction('copy-publication')
export class CopyPublication implements ActionHandler<'copy-publication'> {
  constructor(
    private readonly copies: PublicationCopiesService,
    private readonly organisations: OrganisationsClient,
  ) {}

  async plan(manager: EntityManager, { publicationId, codes }: Input): Promise<Plan> {
    const copyable = await this.copyable(manager, publicationId);
    const { publication } = copyable;
    const others = await this.mayHaveIt(copyable, [...new Set(codes)].toSorted());
    return {
      ...seen(publication, others, 'now counts for'),
      effects: others.map((organisation) =>
        effectOn(organisation, publication, null, countingWords(publication)),
      ),
      warnings: warningsAbout(copyable, others),
      act: async () => ({ addedAt: await this.copies.make(manager, publication, others) }),
    };
  }

  async planUndo(
    manager: EntityManager,
    { publicationId }: Input,
    undo: Record<string, unknown>,
  ): Promise<Plan> {
    const { publication } = await this.copyable(manager, publicationId);
    const addedAt = new Date(undo['addedAt'] as string);
    const others = await this.copies.made(manager, publication, addedAt);
    return {
      ...seen(publication, others, 'no longer counts for'),
      effects: others.map((organisation) =>
        effectOn(organisation, publication, countingWords(publication), null),
      ),
      warnings: ['Each will show what else counts for it, or that nothing is published.'],
      act: async () => {
        await this.copies.end(manager, publication, { addedAt, others });
        return null;
      },
    };
  }

  /** @throws {ActionImpossible} when there is none, or it has expired: there is nothing left to copy or to end */
  private async copyable(manager: EntityManager, id: string): Promise<Copyable> {
    const found = await this.copies.lock(manager, id).catch((error: unknown) => {
      if (error instanceof NotFound) throw new ActionImpossible('There is no such publication');
      throw error;
    });
    const { publication, expired } = found;
    if (!expired) return found;
    const until = dayWords(lastDayBefore(publication.expiresAt));
    throw new ActionImpossible('The publication is out of date', `It counted until ${until}.`);
  }

  private async mayHaveIt({ publication, covered }: Copyable, codes: string[]): Promise<Organisation[]> {
    const known = await this.organisations.find([publication.code, ...codes]);
    const publisher = known.get(publication.code);
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0)
      throw new ActionImpossible(`We do not know ${unknown.join(', ')}`, 'Check the ODS codes.');
    const others = codes.map((code) => known.get(code)!);
    refuse(
      others.filter(({ mayRegister }) => !mayRegister),
      'closed, or of a kind that does not take part',
      'A publication can be copied to open organisations only.',
    );
    refuse(
      others.filter(({ code }) => covered.has(code)),
      'covered by this publication already',
      'Take it out of the list.',
    );
    refuse(
      others.filter((organisation) => !publisher || !inOneGroup(publisher, organisation)),
      `not of the same group as ${organisationWords({ code: publication.code, name: publication.organisationName })}`,
      'Both must have the same head office, or one must be the head office of the other or have taken over from it. If ODS is wrong, correct the list of sites first.',
    );
    return others;
  }
}

function refuse(others: Organisation[], what: string, detail: string): void {
  if (others.length === 0) return;
  const who = others.map(organisationWords).join(', ');
  throw new ActionImpossible(`${who} ${others.length === 1 ? 'is' : 'are'} ${what}`, detail);
}

const publisherOf = ({ code, organisationName: name }: Publication): string =>
  organisationWords({ code, name });

/** What does not depend on the direction. */
function seen(
  publication: Publication,
  others: Named[],
  change: string,
): Pick<Plan, 'told' | 'organisations' | 'people'> {
  const told = [publisherOf(publication), ...others.map(organisationWords)].map((organisation) => ({
    who: `The administrators of ${organisation}`,
    what: `What ${publication.organisationName} published ${change} ${others.map(({ name }) => name).join(', ')}`,
  }));
  return {
    told,
    organisations: [publication.code, ...others.map(({ code }) => code)].toSorted(),
    people: [],
  };
}

const effectOn = (organisation: Named, publication: Publication, from: string | null, to: string | null) => ({
  about: organisationWords(organisation),
  what: `Covered by what ${publisherOf(publication)} published`,
  from,
  to,
});

const countingWords = ({ level, edition, expiresAt }: Publication): string =>
  `${levelNames[level]} for ${edition}, until ${dayWords(lastDayBefore(expiresAt))}`;

function warningsAbout({ publication, leftOut }: Copyable, others: Organisation[]): string[] {
  const codes = new Set(others.map(({ code }) => code));
  return [
    'What they have published themselves stays, and the better of the two counts.',
    ...(publication.supersededBy
      ? [
          `${publisherOf(publication)} has published again since: look whether the newer publication is meant.`,
        ]
      : []),
    ...leftOut
      .filter(({ code }) => codes.has(code))
      .map((site) => `${organisationWords(site)} was left out of it on purpose: “${site.reason}”.`),
    ...others.flatMap(({ name, twin }) =>
      twin && twin.code !== publication.code && !codes.has(twin.code)
        ? [`${organisationWords(twin)} is the same place as ${name}, and is not in the list.`]
        : [],
    ),
  ];
}
