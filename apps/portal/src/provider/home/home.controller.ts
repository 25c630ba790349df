import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { listAssignments } from '@dspt/contracts/assessment/assignments';
import { listDocuments } from '@dspt/contracts/assessment/documents';
import { listJoinedSites, listPublications, type Publication } from '@dspt/contracts/assessment/publications';
import { getAccessReview } from '@dspt/contracts/identity/access-reviews';
import { listMyInvitations } from '@dspt/contracts/identity/invitations';
import { listJoinRequests } from '@dspt/contracts/identity/join-requests';
import { listAdministrators } from '@dspt/contracts/identity/users';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Clock } from '@dspt/service-kit/clock';
import { Controller } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Page } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { homePage } from './home.page.js';

@Controller()
export class HomeController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.home, 'organisation.view')
  async show(@CurrentContext() context: RequestContext) {
    const params = { code: context.code };
    const managing = context.may('users.manage');
    const [
      organisation,
      assessment,
      publications,
      invited,
      administrators,
      assignments,
      documents,
      requests,
      review,
    ] = await Promise.all([
      ifAvailable(context.ask(getOrganisation, { params })),
      ifAvailable(context.ask(getAssessment, { params })),
      ifAvailable(context.ask(listPublications, { params })),
      ifAvailable(context.ask(listMyInvitations, {})),
      ifAvailable(context.ask(listAdministrators, { params })),
      ifAvailable(context.ask(listAssignments, { params })),
      ifAvailable(context.ask(listDocuments, { params })),
      managing ? ifAvailable(context.ask(listJoinRequests, { params })) : undefined,
      managing ? ifAvailable(context.ask(getAccessReview, { params })) : undefined,
    ]);
    const published = publications?.items.find((one) => this.counts(one));
    const joined =
      published && organisation?.headOfficeFunction
        ? await ifAvailable(context.ask(listJoinedSites, { params: { ...params, id: published.id } }))
        : undefined;
    return homePage({
      session: context.session!,
      organisation,
      assessment,
      published,
      joined: joined?.items ?? [],
      invited: invited?.items ?? [],
      administrators: administrators?.items,
      assignments: assignments?.items ?? [],
      documents: documents?.items ?? [],
      asking: requests?.items.length ?? 0,
      accessReviewDue: review?.due ?? false,
      today: this.clock.today(),
    });
  }

  private counts({ supersededBy, expiresAt }: Publication): boolean {
    return supersededBy === null && expiresAt > this.clock.now().toISOString();
  }
}
