import type { ComingUp, findComingUp } from '@dspt/contracts/assessment/coming-up';
import type { Output } from '@dspt/contracts/define';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { ActionPlansService } from '../action-plans/action-plans.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import { comingUpOn, isMailed, ownersOf, type Dated } from './coming-up.js';

/** Of one email; whoever has more reads the rest on the website. */
const mostMailed = 200;

/** What of an assessment has a day: read from where each is kept. */
@Injectable()
export class ComingUpService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly documents: DocumentsService,
    private readonly actionPlans: ActionPlansService,
    private readonly assignments: AssignmentsService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, code: string): Promise<{ items: ComingUp[] }> {
    caller.mustActFor(code);
    const { items } = await this.of(code);
    return { items };
  }

  async mailed(code: string): Promise<Output<typeof findComingUp>> {
    const { items, dated } = await this.of(code);
    const mailed = items.filter((thing) => isMailed(thing, this.clock.today())).slice(0, mostMailed);
    return { items: mailed.map((thing) => ({ thing, owners: ownersOf(thing, dated) })) };
  }

  private async of(code: string): Promise<{ items: ComingUp[]; dated: Dated }> {
    const assessment = await this.assessments.open(code);
    const [documents, { actions }, assignments] = await Promise.all([
      this.documents.all(code),
      this.actionPlans.of(assessment),
      this.assignments.of(assessment),
    ]);
    const dated = { documents, actions, assignments };
    return { items: comingUpOn(this.clock.today(), assessment, dated), dated };
  }
}
