import { endQuizLink, getStaffQuiz, makeQuizLink } from '@dspt/contracts/assessment/quiz';
import { getQuizShare, saveQuizStaff } from '@dspt/contracts/assessment/quiz-results';
import { Controller } from '@nestjs/common';
import { Config } from '../../config.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { endLinkPage, overviewPage } from './staff-quiz.page.js';

@Controller()
export class StaffQuizController {
  constructor(private readonly config: Config) {}

  @Page(paths.staffQuiz.overview, 'assessment.view')
  show(@CurrentContext() context: RequestContext): Promise<View> {
    return this.overview(context, new Form());
  }

  @Submit(paths.staffQuiz.link, 'assessment.answer')
  make(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = { requestId: form.requestId };
        await context.ask(makeQuizLink, { params: { code: context.code }, body });
        return goTo(paths.staffQuiz.overview, 'quiz-link-made');
      },
      (again) => this.overview(context, again),
    );
  }

  @Submit(paths.staffQuiz.staff, 'assessment.answer')
  saveStaff(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const staff = form.text('staff');
        const body = form.parse(saveQuizStaff.body, {
          staff: /^\d{1,9}$/.test(staff) ? Number(staff) : undefined,
          version: form.version,
        });
        await context.ask(saveQuizStaff, { params: { code: context.code }, body });
        return goTo(paths.staffQuiz.overview, 'quiz-staff-saved');
      },
      (again) => this.overview(context, again),
    );
  }

  @Page(paths.staffQuiz.endLink, 'assessment.answer')
  showEnd(): View {
    return endLinkPage(new Form());
  }

  @Submit(paths.staffQuiz.endLink, 'assessment.answer')
  end(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      await context.ask(endQuizLink, { params: { code: context.code } });
      return goTo(paths.staffQuiz.overview, 'quiz-link-ended');
    }, endLinkPage);
  }

  private async overview(context: RequestContext, form: Form): Promise<View> {
    const params = { code: context.code };
    const [quiz, share] = await Promise.all([
      context.ask(getStaffQuiz, { params }),
      context.ask(getQuizShare, { params }),
    ]);
    return overviewPage(quiz, {
      form,
      share,
      mayAnswer: context.may('assessment.answer'),
      publicUrl: this.config.PUBLIC_URL,
    });
  }
}
