import { randomInt } from 'node:crypto';
import { getQuizPaper, recordQuizResult, sheetNumbers } from '@dspt/contracts/assessment/quiz-papers';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths, withQuery } from '../../paths.js';
import { paperPage } from './paper.page.js';
import { recordedIn, recordForm, recordPage } from './record.page.js';

@Controller()
export class QuizPapersController {
  /** The number is in the address: opened again, the same sheet is printed. */
  @Page(paths.staffQuiz.paper, 'assessment.answer')
  async paper(
    @CurrentContext() context: RequestContext,
    @Query('sheet') sheet?: unknown,
  ): Promise<View | Redirect> {
    if (!sheet) {
      const number = randomInt(sheetNumbers.first, sheetNumbers.last + 1);
      return goTo(withQuery(paths.staffQuiz.paper, { sheet: number }));
    }
    return paperPage(await context.ask(getQuizPaper, { params: { code: context.code, sheet } }));
  }

  @Page(paths.staffQuiz.record, 'assessment.answer')
  showRecord(@Query() query: { sheet?: unknown; day?: unknown }): View {
    return recordPage(recordForm(query));
  }

  @Submit(paths.staffQuiz.record, 'assessment.answer')
  record(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const body = recordedIn(form);
      await context.ask(recordQuizResult, { params: { code: context.code }, body });
      const { sheet, takenOn: day } = body;
      return goTo(withQuery(paths.staffQuiz.record, { sheet, day }), 'quiz-result-recorded');
    }, recordPage);
  }
}
