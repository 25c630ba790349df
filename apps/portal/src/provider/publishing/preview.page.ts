import type { publicationPreview, siteEffect } from '@dspt/contracts/assessment/publications';
import { levelNames } from '@dspt/contracts/values';
import type { z } from 'zod';
import { statusTag } from '../../public/organisations/status.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { blocks, obstacles } from './blocked.js';

export type Preview = z.output<typeof publicationPreview>;
type Effect = z.output<typeof siteEffect>['effect'];

const perPage = 100;

const effectNames: Record<Effect, string> = {
  'goes-up': 'Goes up',
  renewed: 'Renewed',
  stays: 'Stays the same',
  'already-better': 'Already has better',
  'left-out': 'Left out',
};
const effects = Object.keys(effectNames) as Effect[];

export const effectOf = (text: string | undefined): Effect | undefined =>
  effects.find((effect) => effect === text);

interface Asked {
  organisationName: string;
  /** Sites the organisation has and cannot publish for, because the head-office function is off. */
  sitesWithoutFunction: number;
  /** For whom, only where there was something to choose. */
  depth: { text: string; href: string } | undefined;
  /** There are no sites to choose, so the profile is confirmed together with the publication. */
  alone: boolean;
  only: Effect | undefined;
  page: number;
}

export function previewPage(
  preview: Preview,
  { organisationName, sitesWithoutFunction, depth, alone, only, page }: Asked,
) {
  const found = preview.effects.filter(({ effect }) => !only || effect === only);
  const inTheWay = obstacles(preview.blockedBy);
  const planNeeded = preview.blockedBy.filter((block) => !inTheWay.includes(block));
  return view('provider/publishing/preview', {
    title: inTheWay.length > 0 ? 'You cannot publish yet' : 'What will happen when you publish',
    back: alone ? paths.publish.level : paths.publish.sites,
    own: `${organisationName} publishes ${levelNames[preview.level]}. It counts for 12 months.`,
    depth,
    blocks: blocks(inTheWay),
    counts: effects.flatMap((effect) => countRow(effect, preview, only)),
    only: only ? { text: effectNames[only], allPath: paths.publish.preview } : undefined,
    rows: found.slice((page - 1) * perPage, page * perPage).map((site) => effectRow(site)),
    pagination: pagination({
      total: found.length,
      page,
      perPage,
      path: paths.publish.preview,
      query: { only },
    }),
    stillCovered: stillCoveredText(preview),
    offer:
      sitesWithoutFunction > 0
        ? {
            text: `You have ${sitesWithoutFunction} open sites. You are not publishing for them.`,
            href: paths.sites.headOffice,
          }
        : undefined,
    next: inTheWay.length > 0 ? undefined : nextStep(planNeeded, alone),
  });
}

function countRow(effect: Effect, preview: Preview, only: Effect | undefined) {
  const count = preview.effects.filter((site) => site.effect === effect).length;
  if (count === 0) return [];
  const href = withQuery(paths.publish.preview, { only: effect });
  return [
    {
      text: effectNames[effect],
      count: count.toLocaleString('en-GB'),
      href: effect === only ? undefined : href,
    },
  ];
}

const effectRow = ({ code, name, before, after, effect }: Preview['effects'][number]) => ({
  site: `${name} (${code})`,
  before: statusTag(before),
  after: statusTag(after),
  effect: effectNames[effect],
});

function stillCoveredText({ stillCovered, effects: sites }: Preview): string | undefined {
  if (stillCovered.length === 0) return undefined;
  const names = new Map(sites.map(({ code, name }) => [code, name]));
  const listed = stillCovered.slice(0, 10).map((code) => `${names.get(code) ?? code} (${code})`);
  const more = stillCovered.length > listed.length ? ` and ${stillCovered.length - listed.length} more` : '';
  return `An earlier publication of yours still counts for ${listed.join(', ')}${more}. Leaving them out now does not end it. They stay covered until it expires.`;
}

/** The action plan comes before the profile when it is not complete. */
const nextStep = (planNeeded: readonly { detail: string }[], alone: boolean) =>
  planNeeded.length > 0
    ? {
        why: `You need an action plan for the questions that are left for Standards Met. ${planNeeded.map(({ detail }) => detail).join(' ')}`,
        text: 'Continue to your action plan',
        href: withQuery(paths.actionPlan.edit, {
          return: alone ? paths.publish.confirm : paths.publish.preview,
        }),
      }
    : { text: 'Continue', href: alone ? paths.publish.confirm : paths.publish.profile };
