import { createHash, randomUUID } from 'node:crypto';
import {
  getPublicationDraft,
  savePublicationDraft,
  type PublicationDraft,
} from '@dspt/contracts/assessment/publication-drafts';
import type { previewPublication } from '@dspt/contracts/assessment/publications';
import type { GivenBody } from '@dspt/contracts/define';
import type { Level } from '@dspt/contracts/values';
import { listSites, type Site } from '@dspt/contracts/organisations/sites';
import type { RequestContext } from '../../pages/request-context.js';
import { sitesElsewhere } from '../sites/sites.page.js';
import { within } from './depth.js';

/** A draft with a level: nothing else can be decided before. */
export type Draft = PublicationDraft & { level: Level };
export type GivenRequest = GivenBody<typeof previewPublication>;

const fresh = (): PublicationDraft => ({
  requestId: randomUUID(),
  level: null,
  sameAcrossSites: null,
  depth: null,
  exclusions: [],
  profileVersion: null,
  publicationId: null,
});

/** What the visitor has decided so far. What became a publication is done with: the next one starts afresh. */
export async function draftOf(context: RequestContext): Promise<PublicationDraft> {
  const draft = await lastDraftOf(context);
  return draft && !draft.publicationId ? draft : fresh();
}

/** Also when it has become a publication. */
export async function lastDraftOf(context: RequestContext): Promise<PublicationDraft | null> {
  return (await context.ask(getPublicationDraft, { params: { code: context.code } })).draft;
}

export async function keep(context: RequestContext, draft: PublicationDraft): Promise<void> {
  await context.ask(savePublicationDraft, { params: { code: context.code }, body: draft });
}

export const startAgain = (context: RequestContext): Promise<void> => keep(context, fresh());

/** A publication of another level is another decision, so the profile is confirmed again. */
export const withLevel = (draft: PublicationDraft, level: Level): Draft => ({
  ...draft,
  level,
  profileVersion: draft.level === level ? draft.profileVersion : null,
});

export const hasLevel = (draft: PublicationDraft): draft is Draft => draft.level !== null;

/** The whole tree to choose from, and how many there are that cannot be because the head-office function is off. */
export async function sitesFor(
  context: RequestContext,
): Promise<{ choosable: Site[]; withoutFunction: number }> {
  const list = await context.ask(listSites, { params: { code: context.code }, query: { depth: 'all' } });
  const sites = sitesElsewhere(list);
  return list.headOfficeFunction
    ? { choosable: sites, withoutFunction: 0 }
    : { choosable: [], withoutFunction: sites.length };
}

export const choosableSites = async (context: RequestContext): Promise<Site[]> =>
  (await sitesFor(context)).choosable;

/** What the visitor has decided so far, and the sites it is about. */
export async function draftAndSites(
  context: RequestContext,
): Promise<{ draft: PublicationDraft; sites: Site[] }> {
  const [draft, tree] = await Promise.all([draftOf(context), choosableSites(context)]);
  return { draft, sites: within(tree, draft.depth) };
}

/** Sites left out, of those that are there today. */
export function leftOut(
  { exclusions }: PublicationDraft,
  sites: readonly Site[],
): PublicationDraft['exclusions'] {
  const codes = new Set(sites.map(({ code }) => code));
  return exclusions.filter(({ code }) => codes.has(code));
}

/** The request the draft stands for. */
export const requestOf = (draft: Draft, sites: readonly Site[]): GivenRequest => ({
  level: draft.level,
  ...(draft.depth === 'all' ? { depth: draft.depth } : {}),
  exclusions: leftOut(draft, sites),
  ...(sites.length > 0 && draft.sameAcrossSites ? { sameAcrossSites: draft.sameAcrossSites } : {}),
});

/** Tells whether what is published is what was shown: another window may have changed the draft, or ODS the sites. */
export const fingerprintOf = (request: GivenRequest, sites: readonly Site[]): string =>
  createHash('sha256')
    .update(JSON.stringify([request, sites.map(({ code }) => code)]))
    .digest('hex')
    .slice(0, 16);

/** Sites left out that have no reason yet. */
export const withoutReason = (
  draft: PublicationDraft,
  sites: readonly Site[],
): PublicationDraft['exclusions'] => leftOut(draft, sites).filter(({ reason }) => reason === '');
