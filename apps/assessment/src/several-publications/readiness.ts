import type { Publication } from '@dspt/contracts/assessment/publications';
import type { Readiness } from '@dspt/contracts/assessment/several-publications';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import { blocks } from '../publications/publication-blocks.js';

interface Known {
  /** Sites it may cover; none without the head-office function. */
  siteCount: number;
  newest: Publication | undefined;
  now: Date;
}

/** Whether an organisation can be published as it stands, and what it shows now. */
export function readinessOf(
  assessment: CurrentAssessment,
  { siteCount, newest, now }: Known,
): Omit<Readiness, 'code' | 'name'> {
  const { completion, certificates, version } = assessment;
  const request = { level: 'met' as const, depth: 'one' as const, exclusions: [] };
  const blockedBy = blocks({ request, assessment, actionPlan: { actions: [] }, siteCount }).filter(
    // Not in the way as long as there is nothing to answer: whoever publishes confirms them.
    ({ code }) => code !== 'assertions-unconfirmed',
  );
  const highest = certificates.includes('cyber_essentials_plus') ? 'exceeded' : 'met';
  const isReady = blockedBy.length === 0;
  return {
    level: isReady ? highest : null,
    unconfirmed: isReady ? completion.progress('met').unconfirmedAssertions : [],
    blockedBy,
    version,
    published: newest && newest.expiresAt > now.toISOString() ? shownBy(newest, assessment, highest) : null,
  };
}

function shownBy(
  { level, edition, publishedAt, expiresAt }: Publication,
  { edition: current, lastActivityAt }: CurrentAssessment,
  highest: Readiness['level'],
): Readiness['published'] {
  const since = lastActivityAt?.toISOString() ?? '';
  const unchanged = edition === current && level === highest && since <= publishedAt;
  return { level, publishedAt, expiresAt, unchanged };
}
