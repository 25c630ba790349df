import { InvalidInput } from '@dspt/contracts/problem';
import type { NamedSites } from '../organisations/organisations.client.js';
import type { PublicationRequest } from './publication-blocks.js';
import { NotYourSite } from './publications.problems.js';
import type { CoveredSite, LeftOut } from './publications.repository.js';

/** Whom a publication would cover besides the organisation itself, and whom it would leave out. */
export interface Scope<S> {
  /** Sites to choose from: none without the head-office function. */
  sites: S[];
  covered: CoveredSite[];
  leftOut: LeftOut[];
}

/** @throws {NotYourSite} when something is left out that is no open site of the organisation */
export function scopeOf<S extends NamedSites['sites'][number]>(
  list: Pick<NamedSites, 'headOfficeFunction' | 'twin'> & { sites: S[] },
  exclusions: PublicationRequest['exclusions'],
): Scope<S> {
  const sites = list.headOfficeFunction ? list.sites.filter(({ code }) => code !== list.twin?.code) : [];
  const reasons = new Map(exclusions.map(({ code, reason }) => [code, reason]));
  if (list.twin && reasons.has(list.twin.code)) throw sameLocation(list.twin.code);
  const codes = new Set(sites.map(({ code }) => code));
  const strangers = [...reasons.keys()].filter((code) => !codes.has(code));
  if (strangers.length > 0) throw new NotYourSite(strangers);
  return {
    sites,
    covered: [
      ...(list.twin ? [{ ...list.twin, via: 'same-location' as const }] : []),
      ...sites
        .filter(({ code }) => !reasons.has(code))
        .map(({ code, name }) => ({ code, name, via: 'head-office' as const })),
    ],
    leftOut: sites.flatMap(({ code, name }) => {
      const reason = reasons.get(code);
      return reason === undefined ? [] : [{ code, name, reason }];
    }),
  };
}

const sameLocation = (code: string): InvalidInput =>
  new InvalidInput([
    {
      field: 'exclusions',
      message: `${code} is the same place as your organisation, so it is always covered`,
    },
  ]);
