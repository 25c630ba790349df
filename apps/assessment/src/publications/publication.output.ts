import type { Publication } from '@dspt/contracts/assessment/publications';
import type { PublicationRow } from './publications.repository.js';

export function publicationOutput({
  publishedAt,
  expiresAt,
  publishedByName,
  ...row
}: PublicationRow): Publication {
  return {
    ...row,
    publishedAt: publishedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    publishedBy: publishedByName,
  };
}

/** What every event about a publication says of it. */
export const factsOf = ({
  id,
  code,
  organisationName,
  edition,
  level,
  publishedAt,
  expiresAt,
}: Publication) => ({
  publicationId: id,
  code,
  organisationName,
  edition,
  level,
  publishedAt,
  expiresAt,
});
