import {
  confirmAll,
  getAssessment,
  unconfirmAssertion,
  type Assessment,
} from '@dspt/contracts/assessment/assessments';
import { getActionPlan } from '@dspt/contracts/assessment/action-plans';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';
import { changedAnswers, confirmedIn, confirmPage } from './confirm.page.js';
import { tasksPage, type Selection } from './tasks.page.js';

@Controller()
export class AssessmentController {
  @Page(paths.assessment.tasks, 'assessment.view')
  async tasks(@Visiting() visit: Visit, @Query() { show, optional, group }: Selection): Promise<View> {
    const visitor = {
      mayAnswer: visit.may('assessment.answer'),
      mayConfirm: visit.may('assessment.confirm'),
    };
    const [assessment, plan] = await Promise.all([
      assessmentOf(visit),
      visit.ask(getActionPlan, { params: { code: visit.code } }),
    ]);
    return tasksPage({ assessment, plan }, { show, optional, group }, visitor);
  }

  @Page(paths.assessment.confirm, 'assessment.view')
  async confirming(@Visiting() visit: Visit, @Query('assertion') only?: string): Promise<View> {
    return confirmPage(await assessmentOf(visit), { only, mayConfirm: visit.may('assessment.confirm') });
  }

  @Submit(paths.assessment.confirm, 'assessment.confirm')
  confirm(
    @Visiting() visit: Visit,
    @Fields() form: Form,
    @Query('assertion') only?: string,
  ): Promise<View | Redirect> {
    const withdrawn = form.text('withdraw');
    return form.submit(
      () => (withdrawn ? this.withdraw(visit, withdrawn) : this.confirmChosen(visit, form)),
      async (refused) => confirmPage(await assessmentOf(visit), { only, mayConfirm: true }, refused),
    );
  }

  private async confirmChosen(visit: Visit, form: Form): Promise<Redirect> {
    const body = form.parse(confirmAll.body, confirmedIn(form));
    try {
      await visit.ask(confirmAll, { params: { code: visit.code }, body });
    } catch (error) {
      throw (error instanceof Problem && changedAnswers(error)) || error;
    }
    return goTo(paths.assessment.tasks, 'confirmed');
  }

  private async withdraw(visit: Visit, ref: string): Promise<Redirect> {
    await visit.ask(unconfirmAssertion, { params: { code: visit.code, ref } });
    return goTo(paths.assessment.confirm, 'confirmation-withdrawn');
  }
}

const assessmentOf = (visit: Visit): Promise<Assessment> =>
  visit.ask(getAssessment, { params: { code: visit.code } });
