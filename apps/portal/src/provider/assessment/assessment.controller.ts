import { getAssessment, listItems, type Assessment } from '@dspt/contracts/assessment/assessments';
import { confirmAll, unconfirmAssertion } from '@dspt/contracts/assessment/confirmations';
import { listAssignments } from '@dspt/contracts/assessment/assignments';
import { listDocuments } from '@dspt/contracts/assessment/documents';
import { getActionPlan } from '@dspt/contracts/assessment/action-plans';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Problem } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { elsewhere } from '../answer-copies/elsewhere.js';
import { answersPage } from './answers.page.js';
import { changedAnswers, confirmedIn, confirmPage } from './confirm.page.js';
import { doneIn } from './done.js';
import { filterOf, tasksPage, type Selection } from './tasks.page.js';

@Controller()
export class AssessmentController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.assessment.tasks, 'assessment.view')
  async tasks(
    @CurrentContext() context: RequestContext,
    @Query()
    {
      show,
      optional,
      group,
      saved,
      left,
    }: Omit<Selection, 'show'> & Record<'show' | 'saved' | 'left', unknown>,
  ): Promise<View> {
    const visitor = {
      personId: context.session!.person.id,
      mayAnswer: context.may('assessment.answer'),
      mayConfirm: context.may('assessment.confirm'),
    };
    const params = { code: context.code };
    const [assessment, plan, { items: assignments }, documents, organisation] = await Promise.all([
      assessmentOf(context),
      context.ask(getActionPlan, { params }),
      context.ask(listAssignments, { params }),
      ifAvailable(context.ask(listDocuments, { params })),
      ifAvailable(context.ask(getOrganisation, { params })),
    ]);
    return tasksPage(
      {
        assessment,
        plan,
        assignments,
        documents: documents?.items ?? [],
        status: organisation?.status,
        today: this.clock.today(),
        done: doneIn({ saved, left }),
      },
      { show: filterOf(show), optional, group },
      visitor,
    );
  }

  @Page(paths.assessment.answers, 'assessment.view')
  async answers(@CurrentContext() context: RequestContext): Promise<View> {
    const items = await context.ask(listItems, { params: { code: context.code } });
    const { organisationName } = context.session!.organisation!;
    const others = elsewhere(context.session!).length;
    return answersPage(items, { organisationName, mayAnswer: context.may('assessment.answer'), others });
  }

  @Page(paths.assessment.confirm, 'assessment.view')
  async confirming(
    @CurrentContext() context: RequestContext,
    @Query() { assertion: only, ...done }: { assertion?: string; saved?: string; left?: string },
  ): Promise<View> {
    const mayConfirm = context.may('assessment.confirm');
    return confirmPage(await assessmentOf(context), { only, mayConfirm, done: doneIn(done) });
  }

  @Submit(paths.assessment.confirm, 'assessment.confirm')
  confirm(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query('assertion') only?: string,
  ): Promise<View | Redirect> {
    const withdrawn = form.text('withdraw');
    return form.submit(
      () => (withdrawn ? this.withdraw(context, withdrawn) : this.confirmChosen(context, form)),
      async (refused) => confirmPage(await assessmentOf(context), { only, mayConfirm: true }, refused),
    );
  }

  private async confirmChosen(context: RequestContext, form: Form): Promise<Redirect> {
    const body = form.parse(confirmAll.body, confirmedIn(form));
    try {
      await context.ask(confirmAll, { params: { code: context.code }, body });
    } catch (error) {
      throw (error instanceof Problem && changedAnswers(error)) || error;
    }
    const { progress } = await assessmentOf(context);
    const publishNext = progress.met.ready && context.may('assessment.publish');
    return goTo(publishNext ? paths.publish.level : paths.assessment.tasks, 'confirmed');
  }

  private async withdraw(context: RequestContext, ref: string): Promise<Redirect> {
    await context.ask(unconfirmAssertion, { params: { code: context.code, ref } });
    return goTo(paths.assessment.confirm, 'confirmation-withdrawn');
  }
}

const assessmentOf = (context: RequestContext): Promise<Assessment> =>
  context.ask(getAssessment, { params: { code: context.code } });
