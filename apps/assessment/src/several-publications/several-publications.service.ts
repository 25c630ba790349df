import { createHash } from 'node:crypto';
import {
  type listReadiness,
  type publishSeveral,
  type Readiness,
  type SeveralPublished,
} from '@dspt/contracts/assessment/several-publications';
import type { Body, Output } from '@dspt/contracts/define';
import type { Membership } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { AssessmentsService, type HeldAssessment } from '../assessments/assessments.service.js';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { IdentityClient } from '../identity/identity.client.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { PublicationHistoryService } from '../publications/publication-history.service.js';
import { PublicationsService } from '../publications/publications.service.js';
import { readinessOf } from './readiness.js';

type Wanted = Body<typeof publishSeveral>['organisations'][number];
type Outcome = SeveralPublished['items'][number];

/** Confirming and publishing several organisations of one person, of which each is its own publication. */
@Injectable()
export class SeveralPublicationsService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly confirmations: ConfirmationsService,
    private readonly publications: PublicationsService,
    private readonly history: PublicationHistoryService,
    private readonly identity: IdentityClient,
    private readonly organisations: OrganisationsClient,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, code: string): Promise<Output<typeof listReadiness>> {
    caller.mustActFor(code);
    const own = [...(await this.identity.whereMay('assessment.publish', caller.personId)).values()];
    const newest = await this.history.newest(own.map((one) => one.code));
    const items: Readiness[] = [];
    for (const { code: each, organisationName: name } of own.toSorted(byName)) {
      const assessment = await this.assessments.open(each);
      const { headOfficeFunction, sites } = await this.organisations.namedSitesOf(each, 'one');
      const siteCount = headOfficeFunction ? sites.length : 0;
      const known = { siteCount, newest: newest.get(each), now: this.clock.now() };
      items.push({ code: each, name, ...readinessOf(assessment, known) });
    }
    return { items };
  }

  async publish(
    caller: Caller,
    code: string,
    { requestId, organisations }: Body<typeof publishSeveral>,
  ): Promise<SeveralPublished> {
    caller.mustActFor(code);
    const items: Outcome[] = [];
    for (const wanted of organisations) {
      // Asked anew for each: a membership may end while others are published.
      const own = await this.identity.whereMay('assessment.publish', caller.personId);
      items.push(await this.publishOne(caller, requestId, wanted, own.get(wanted.code)));
    }
    return { items };
  }

  private async publishOne(
    caller: Caller,
    requestId: string,
    { code, level, version }: Wanted,
    membership: Membership | undefined,
  ): Promise<Outcome> {
    const name = membership?.organisationName ?? code;
    const nothing = { code, name, level, publicationId: null, expiresAt: null, detail: null };
    if (!membership) return { ...nothing, refused: 'not-allowed' };
    const sent = {
      requestId: idFor(requestId, code),
      request: { level, depth: 'one' as const, exclusions: [] },
    };
    try {
      const { id, expiresAt } = await this.publications.publishAs(caller, code, sent, (held) =>
        this.confirmed(caller, held, version),
      );
      return { ...nothing, publicationId: id, expiresAt, refused: null };
    } catch (error) {
      if (error instanceof Changed) return { ...nothing, refused: 'changed' };
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      return { ...nothing, refused: 'blocked', detail: error.details.detail ?? error.details.title };
    }
  }

  /** @throws {Changed} when it is not what whoever confirms it was shown */
  private async confirmed(caller: Caller, held: HeldAssessment, version: number) {
    if (held.assessment.version !== version) throw new Changed();
    const { outstandingItems } = held.assessment.completion.progress('met');
    // What is outstanding is said by the rules of publishing.
    return outstandingItems.length > 0 ? held.assessment : this.confirmations.confirmRest(caller, held);
  }
}

/** Only to get out of a transaction. */
class Changed extends Error {}

const byName = (a: Membership, b: Membership): number =>
  a.organisationName.localeCompare(b.organisationName, 'en') || a.code.localeCompare(b.code);

/** Of one organisation in one request: the same when it is sent again. A UUID of version 8, which is free to choose. */
function idFor(requestId: string, code: string): string {
  const digest = createHash('sha256').update(`${requestId} ${code}`).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
