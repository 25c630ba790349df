import {
  listReadiness,
  publishSeveral,
  type Readiness,
} from '@dspt/contracts/assessment/several-publications';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { joined, partsIn } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';
import { checkPage, choosePage, donePage, isOffered, organisationsIn } from './several-publications.page.js';

/** Publishing those of one's organisations that are ready: choosing, confirming, and what became of each. */
@Controller()
export class SeveralPublicationsController {
  @Page(paths.publishSeveral.choose, 'assessment.publish')
  async choose(
    @CurrentContext() context: RequestContext,
    @Query() { all }: Record<string, unknown>,
  ): Promise<View> {
    return choosePage(await readinessOf(context), { all: all === 'yes' });
  }

  @Submit(paths.publishSeveral.choose, 'assessment.publish')
  async chosen(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const codes = joined(form.all('codes'));
        if (codes === '')
          throw new InvalidInput([{ field: 'codes', message: 'Choose at least one organisation' }]);
        return goTo(withQuery(paths.publishSeveral.check, { codes }));
      },
      async (again) => choosePage(await readinessOf(context), {}, again),
    );
  }

  @Page(paths.publishSeveral.check, 'assessment.publish')
  async check(
    @CurrentContext() context: RequestContext,
    @Query() { codes }: Record<string, unknown>,
  ): Promise<View | Redirect> {
    return this.checking(context, partsIn(typeof codes === 'string' ? codes : ''));
  }

  /** Its answer is the page of what became of each: sent again, by a second press or a reload, it is the same one. */
  @Submit(paths.publishSeveral.check, 'assessment.publish')
  async publish(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const organisations = organisationsIn(form.all('organisations'));
    return form.submit(
      async () => {
        const given = {
          requestId: form.requestId,
          confirmed: form.text('confirmed') === 'yes' || undefined,
          organisations,
        };
        const body = form.parse(publishSeveral.body, given, {
          confirmed: 'Tick the box when you have read the answers and they are true',
        });
        const params = { code: context.code };
        return donePage(await context.ask(publishSeveral, { params, body }));
      },
      (again) =>
        this.checking(
          context,
          organisations.map(({ code }) => code),
          again,
        ),
    );
  }

  private async checking(
    context: RequestContext,
    codes: readonly string[],
    form?: Form,
  ): Promise<View | Redirect> {
    const offered = (await readinessOf(context)).filter((one) => isOffered(one));
    const chosen = offered.filter(({ code }) => codes.includes(code));
    return chosen.length > 0 ? checkPage(chosen, form) : goTo(paths.publishSeveral.choose);
  }
}

const readinessOf = async (context: RequestContext): Promise<Readiness[]> =>
  (await context.ask(listReadiness, { params: { code: context.code } })).items;
