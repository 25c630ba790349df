import type { Publication } from '@dspt/contracts/assessment/publications';
import type { PublicationRow } from './publications.repository.js';

export function publicationView({
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
