import { getAssessment, listItems } from '@dspt/contracts/assessment/assessments';
import { checkCarriedOver, listEditionChanges } from '@dspt/contracts/assessment/carry-over';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { changesPage } from './changes.page.js';
import {
  checkedIn,
  lastYearPage,
  movedOn,
  nextSection,
  sectionPage,
  sectionsOf,
  type Carried,
  type Section,
} from './last-year.page.js';

/** A new edition: what has changed, and the answers of the one before. */
@Controller()
export class LastYearController {
  @Page(paths.assessment.changes, 'assessment.view')
  async changes(@CurrentContext() context: RequestContext): Promise<View> {
    const params = { code: context.code };
    const [changes, assessment] = await Promise.all([
      context.ask(listEditionChanges, {}),
      context.ask(getAssessment, { params }),
    ]);
    return changesPage(changes, assessment);
  }

  @Page(paths.assessment.lastYear, 'assessment.view')
  async overview(@CurrentContext() context: RequestContext): Promise<View> {
    return lastYearPage(await carriedOf(context), context.may('assessment.answer'));
  }

  @Page(paths.assessment.lastYearSection(':name'), 'assessment.view')
  async section(@CurrentContext() context: RequestContext, @Param('name') name: string): Promise<View> {
    const carried = await carriedOf(context);
    return sectionPage(sectionIn(carried, name), carried, context.may('assessment.answer'));
  }

  @Submit(paths.assessment.lastYearSection(':name'), 'assessment.answer')
  check(
    @CurrentContext() context: RequestContext,
    @Param('name') name: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(checkCarriedOver.body, checkedIn(form));
        await this.save(context, body);
        const next = nextSection(await carriedOf(context), name);
        return goTo(
          next ? paths.assessment.lastYearSection(next) : paths.assessment.lastYear,
          'answers-checked',
        );
      },
      async (refused) => {
        const carried = await carriedOf(context);
        return sectionPage(sectionIn(carried, name), carried, true, refused);
      },
    );
  }

  private async save(context: RequestContext, body: ReturnType<typeof checkedIn>): Promise<void> {
    try {
      await context.ask(checkCarriedOver, { params: { code: context.code }, body });
    } catch (error) {
      throw (error instanceof Problem && movedOn(error)) || error;
    }
  }
}

async function carriedOf(context: RequestContext): Promise<Carried> {
  const [{ editionName, items }, { previous, changes }] = await Promise.all([
    context.ask(listItems, { params: { code: context.code } }),
    context.ask(listEditionChanges, {}),
  ]);
  return { editionName, previousName: previous?.name, items, changes };
}

function sectionIn(carried: Carried, name: string): Section {
  const section = sectionsOf(carried).find((one) => one.name === name);
  if (!section) throw new NotFound('section');
  return section;
}
