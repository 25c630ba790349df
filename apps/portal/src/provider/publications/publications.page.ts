import type { Publication, publicationDetail } from '@dspt/contracts/assessment/publications';
import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames } from '@dspt/contracts/values';
import type { z } from 'zod';
import { answerLines } from '../assessment/answer-words.js';
import { dayText, momentDay, momentText } from '../../pages/dates.js';
import { byOthers, whatCounts } from './coverage-words.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { depthNames } from '../publishing/depth.js';

export type PublicationDetail = z.output<typeof publicationDetail>;

interface Published {
  /** By the organisation itself. */
  own: Publication[];
  /** For it, by whomever; `undefined` while that is not known. */
  coverage: CoverageReason[] | undefined;
}

/** What counts for the organisation, what others have published for it, and what it has published itself. */
export const publicationsPage = ({ own, coverage }: Published, mayPublish: boolean) =>
  view('provider/publications/publications', {
    title: 'Publications',
    back: paths.home,
    unavailable: !coverage,
    counts: coverage && whatCounts(coverage),
    byOthers: byOthers(coverage ?? []),
    nothing: coverage?.some(({ through, decides, current }) => through && decides && current)
      ? 'You have published nothing yourself, and do not have to while you are covered.'
      : 'Your organisation has not published anything itself.',
    publishPath: mayPublish ? paths.publish.start : undefined,
    rows: own.map((publication) => ({
      href: paths.publications.one(publication.id),
      day: momentDay(publication.publishedAt),
      level: levelNames[publication.level],
      edition: publication.edition,
      by: publication.publishedBy,
      sites: String(publication.sitesCovered),
      validity: validity(publication),
    })),
  });

const validity = ({ supersededBy, expiresAt }: Publication): string =>
  supersededBy ? 'Replaced by a newer one' : `Counts until ${dayText(lastDayBefore(expiresAt))}`;

/** One publication as it was, with wording and answers. */
export function publicationPage(detail: PublicationDetail, mayPublish: boolean) {
  const { id, code, level, coverage, exclusions, assertions, actionPlan, supersededBy } = detail;
  const sites = coverage.filter(({ via }) => via !== 'own');
  return view('provider/publications/publication', {
    title: `${levelNames[level]}, published ${momentDay(detail.publishedAt)}`,
    back: paths.publications.list,
    facts: facts(detail),
    newerPath: supersededBy ? paths.publications.one(supersededBy) : undefined,
    publicPath: paths.organisations.one(code),
    certificatePath: paths.publications.certificate(id),
    certificatesPath: isForSites(detail) ? paths.publications.certificates(id) : undefined,
    badgePath: supersededBy ? undefined : paths.publications.badge(id),
    addSitesPath:
      mayPublish && !supersededBy && isForSites(detail) ? paths.publications.addSites(id) : undefined,
    sites: sites.map((site) => coveredText(site, detail)),
    sitesSummary: sites.length === 1 ? 'Show the site' : `Show the ${sites.length} sites`,
    leftOut: exclusions.map((site) => ({ text: `${site.name} (${site.code})`, reason: site.reason })),
    assertions: assertions.map(({ ref, title, confirmedBy, items }) => ({
      heading: `${ref} ${title}`,
      confirmed: confirmedBy ? `Confirmed by ${confirmedBy}.` : 'Not confirmed.',
      items: items.map((item) => ({
        question: `${item.ref} ${item.question}`,
        lines: answerLines(item.answer),
      })),
    })),
    plan: (actionPlan ?? []).map(({ ref, question, action, owner, dueOn }) => ({
      question: `${ref} ${question}`,
      text: `${action} (${owner}${dueOn ? `, by ${dayText(dueOn)}` : ''})`,
    })),
  });
}

/** A head office may add sites later. */
const isForSites = ({ coverage, exclusions }: PublicationDetail): boolean =>
  exclusions.length > 0 || coverage.some(({ via }) => via === 'head-office');

const facts = ({
  organisationName,
  code,
  edition,
  publishedAt,
  publishedBy,
  expiresAt,
  sitesCovered,
  depth,
}: PublicationDetail) =>
  [
    ['Organisation', `${organisationName} (${code})`],
    ['Edition', edition],
    ['Published', `${momentText(publishedAt)} by ${publishedBy}`],
    ['Counts until', dayText(lastDayBefore(expiresAt))],
    ...(depth === 'all' ? [['For whom', depthNames.all]] : []),
    ['Sites covered', String(sitesCovered)],
  ].map(([key, value]) => ({ key: { text: key }, value: { text: value } }));

function coveredText(
  site: PublicationDetail['coverage'][number],
  { publishedAt }: PublicationDetail,
): string {
  const why = site.via === 'same-location' ? ', the same place' : '';
  const later = site.addedAt > publishedAt ? `, added on ${momentDay(site.addedAt)} by ${site.addedBy}` : '';
  return `${site.name} (${site.code})${why}${later}`;
}
