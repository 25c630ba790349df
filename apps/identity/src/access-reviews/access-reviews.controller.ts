import type { Body as BodyOf, Params } from '@dspt/contracts/define';
import { getAccessReview, reviewAccess, type AccessReview } from '@dspt/contracts/identity/access-reviews';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { AccessReviewsService } from './access-reviews.service.js';

@Controller()
export class AccessReviewsController {
  constructor(private readonly reviews: AccessReviewsService) {}

  @Route(getAccessReview)
  get(
    @Param({ schema: getAccessReview.params }) { code }: Params<typeof getAccessReview>,
    @CurrentCaller() caller: Caller,
  ): Promise<AccessReview> {
    return this.reviews.get(code, caller);
  }

  @Route(reviewAccess)
  review(
    @Param({ schema: reviewAccess.params }) { code }: Params<typeof reviewAccess>,
    @CurrentCaller() caller: Caller,
    @Body({ schema: reviewAccess.body }) { from }: BodyOf<typeof reviewAccess>,
  ): Promise<AccessReview> {
    return this.reviews.review(code, caller, from);
  }
}
