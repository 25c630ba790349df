import type { CertificateStanding } from '@dspt/contracts/organisations/certificates';
import type { CoverageReason } from '@dspt/contracts/organisations/coverage';

interface Standing {
  standing: CertificateStanding;
  /** When it was superseded or ended. */
  since: string | null;
}

/**
 * What is true of one publication for an organisation, among all that ever bore on it. Only what the same publisher has
 * published since supersedes it: a better one of somebody else stands beside it.
 */
export function standingOf(reason: CoverageReason, all: CoverageReason[]): Standing {
  if (reason.endedAt) return { standing: 'ended', since: reason.endedAt };
  const [newer] = all
    .filter((other) => publisher(other) === publisher(reason) && !other.endedAt)
    .filter(({ publishedAt }) => publishedAt > reason.publishedAt)
    .toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  if (newer) return { standing: 'superseded', since: newer.publishedAt };
  return { standing: reason.current ? 'current' : 'expired', since: null };
}

const publisher = ({ through }: CoverageReason): string | undefined => through?.code;
