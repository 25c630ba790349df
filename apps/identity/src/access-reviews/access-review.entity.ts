import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { KnownOrganisation } from '../organisations/known-organisation.entity.js';

/** Somebody has looked through all who have access to an organisation. */
@Entity('access_reviews')
export class StoredAccessReview {
  @ForeignKey(() => KnownOrganisation, { name: 'access_reviews_of' })
  @PrimaryColumn('text')
  code: string;

  @PrimaryColumn('timestamptz', { name: 'reviewed_at' })
  reviewedAt: Date;

  /** By what name they were known then. */
  @Column('text', { name: 'reviewed_by' })
  reviewedBy: string;

  /** How many had access, or were invited. */
  @Column('integer')
  people: number;
}
