import { listQuestions } from '@dspt/contracts/assessment/assessments';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { standards } from '../../content/standards.js';
import { Page } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { guidePage, hubPage, newsPage } from './guides.page.js';
import { levelPage } from './level.page.js';
import { standardPage } from './standard.page.js';

/** What people read to find their way; whoever wants to ask somebody goes on to the contact page. */
@Controller()
export class GuidesController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.help.hub, 'public')
  hub(): View {
    return hubPage(this.clock.today());
  }

  @Page(paths.help.quickStart, 'public')
  quickStart(): View {
    return guidePage('help/quick-start');
  }

  @Page(paths.help.questions, 'public')
  questions(): View {
    return guidePage('help/questions');
  }

  @Page(paths.help.benefits, 'public')
  benefits(): View {
    return guidePage('help/what-publishing-opens');
  }

  @Page(paths.help.news, 'public')
  news(): View {
    return newsPage(this.clock.today());
  }

  @Page(paths.help.standard(':number'), 'public')
  async standard(@CurrentContext() context: RequestContext, @Param('number') number: string): Promise<View> {
    const known = standards.find((each) => each === number);
    if (!known) throw new NotFound();
    const questions = await ifAvailable(context.ask(listQuestions, {}));
    return standardPage(known, questions?.items, { mayAnswer: Boolean(context.known?.organisation) });
  }

  @Page(paths.help.level(':name'), 'public')
  async level(@CurrentContext() context: RequestContext, @Param('name') name: string): Promise<View> {
    if (name !== 'approaching' && name !== 'met') throw new NotFound();
    return levelPage(name, await context.ask(listQuestions, {}));
  }
}
