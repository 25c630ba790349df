import { randomUUID } from 'node:crypto';
import {
  published,
  publish,
  type Publication,
  type publicationPreview,
} from '@dspt/contracts/assessment/publications';
import { expiryOf, startOfDay } from '@dspt/contracts/days';
import type { Body } from '@dspt/contracts/define';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock, dayOf } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency, SentWithOtherContents } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ActionPlansService } from '../action-plans/action-plans.service.js';
import {
  AssessmentsService,
  type CurrentAssessment,
  type HeldAssessment,
} from '../assessments/assessments.service.js';
import {
  OrganisationsClient,
  type NamedSites,
  type SiteList,
} from '../organisations/organisations.client.js';
import { ProfilesService } from '../profiles/profiles.service.js';
import { blocks, type PublicationRequest } from './publication-blocks.js';
import { scopeOf, type Scope } from './publication-scope.js';
import { publicationOutput } from './publication.output.js';
import { PublicationBlocked } from './publications.problems.js';
import { PublicationsRepository, type NewPublication } from './publications.repository.js';
import { effectOn, type NewStatus } from './site-effects.js';
import { snapshot } from './snapshot.js';

type Preview = z.output<typeof publicationPreview>;

@Injectable()
export class PublicationsService {
  constructor(
    private readonly repository: PublicationsRepository,
    private readonly assessments: AssessmentsService,
    private readonly actionPlans: ActionPlansService,
    private readonly profiles: ProfilesService,
    private readonly organisations: OrganisationsClient,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  async preview(caller: Caller, code: string, request: PublicationRequest): Promise<Preview> {
    caller.mustActFor(code);
    const [list, assessment] = await Promise.all([
      this.organisations.sitesOf(code, request.depth),
      this.assessments.open(code),
    ]);
    const actionPlan = await this.actionPlans.of(assessment);
    const { sites, covered, leftOut } = scopeOf(list, request.exclusions);
    const left = leftOut.map((site) => site.code);
    const status = this.newStatus(list, assessment, request);
    return {
      level: request.level,
      edition: assessment.edition,
      blockedBy: blocks({ request, assessment, actionPlan, siteCount: sites.length }),
      headOfficeFunction: list.headOfficeFunction,
      covered: covered.length,
      leftOut: left.length,
      stillCovered: await this.repository.stillCovered(code, left, this.clock.now()),
      effects: sites.map((site) => effectOn(site, status, left.includes(site.code))),
    };
  }

  async publish(caller: Caller, code: string, given: Body<typeof publish>): Promise<Publication> {
    caller.mustActFor(code);
    const { requestId, profileConfirmed: _, profileVersion, ...request } = given;
    return this.publishAs(caller, code, { requestId, request }, async ({ manager, assessment }) => {
      await this.profiles.mustBeCurrent(manager, code, profileVersion);
      return assessment;
    });
  }

  /**
   * Under the assessment's lock, so that what is published is one state of it, whole. Whether the caller may is for whoever
   * calls this to know.
   * @param seen makes sure that it is what was confirmed; gives the assessment as it is to be published
   */
  async publishAs(
    caller: Caller,
    code: string,
    { requestId, request }: { requestId: string; request: PublicationRequest },
    seen: (held: HeldAssessment) => Promise<CurrentAssessment>,
  ): Promise<Publication> {
    const list = await this.organisations.namedSitesOf(code, request.depth);
    // Of the organisation, whoever of its administrators confirms the draft they share.
    const sent = { route: publish, requestId, by: null, input: { code, ...request } };
    return this.assessments.locked(code, async (manager, found, row) => {
      const id = await this.idempotency.once(manager, sent, async () => {
        if (await this.repository.madeBy(manager, code, requestId)) throw new SentWithOtherContents();
        const assessment = await seen({ manager, assessment: found, row });
        const scope = scopeOf(list, request.exclusions);
        const made = await this.compose(manager, assessment, { request, scope, list, caller, requestId });
        await this.store(manager, caller, made, scope);
        return made.id;
      });
      return publicationOutput(await this.repository.get(code, id, manager));
    });
  }

  /** @throws {PublicationBlocked} with everything that stands in the way */
  private async compose(
    manager: EntityManager,
    assessment: CurrentAssessment,
    { request, scope, list, caller, requestId }: Composition,
  ): Promise<NewPublication> {
    const actionPlan = await this.actionPlans.of(assessment, manager);
    const blockedBy = blocks({ request, assessment, actionPlan, siteCount: scope.sites.length });
    if (blockedBy.length > 0) throw new PublicationBlocked(blockedBy);
    const answers = await this.assessments.answers(manager, assessment);
    const publishedAt = this.clock.now();
    return {
      id: randomUUID(),
      requestId,
      code: assessment.code,
      organisationName: list.name,
      edition: assessment.edition,
      questionSetVersion: assessment.set.version,
      level: request.level,
      depth: request.depth,
      publishedAt,
      expiresAt: startOfDay(expiryOf(dayOf(publishedAt))),
      publishedBy: caller.personId,
      publishedByName: caller.name,
      snapshot: snapshot(assessment, answers, { request, actionPlan }),
    };
  }

  private async store(
    manager: EntityManager,
    caller: Caller,
    publication: NewPublication,
    { covered, leftOut }: Pick<Scope<unknown>, 'covered' | 'leftOut'>,
  ): Promise<void> {
    const { id, code, organisationName, edition, level, publishedAt, expiresAt, publishedBy } = publication;
    await this.repository.insert(manager, publication);
    if (covered.length > 0)
      await this.repository.cover(manager, id, covered, {
        at: publishedAt,
        by: publishedBy,
        byName: caller.name,
      });
    if (leftOut.length > 0) await this.repository.exclude(manager, id, leftOut);
    await this.profiles.published(manager, caller, { code, level });
    await this.audit.write(manager, {
      did: 'publication.made',
      organisation: code,
      to: { level, edition, sites: covered.length, leftOut: leftOut.map((site) => site.code) },
    });
    await this.outbox.tell(manager, published, {
      publicationId: id,
      code,
      organisationName,
      edition,
      level,
      publishedAt: publishedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      publishedBy,
      covered: [{ code, via: 'own' }, ...covered.map((site) => ({ code: site.code, via: site.via }))],
    });
  }

  private newStatus(
    { code, name }: SiteList,
    { edition }: CurrentAssessment,
    { level }: PublicationRequest,
  ): NewStatus {
    const publishedOn = this.clock.today();
    return {
      state: 'published',
      level,
      edition,
      publishedOn,
      expiresOn: expiryOf(publishedOn),
      through: { code, name },
      formerHeadOffice: false,
    };
  }
}

interface Composition {
  request: PublicationRequest;
  scope: Scope<unknown>;
  list: NamedSites;
  caller: Caller;
  requestId: string;
}
