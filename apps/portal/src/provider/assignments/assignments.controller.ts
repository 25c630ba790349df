import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { listAssignments, listPossibleOwners, saveAssignments } from '@dspt/contracts/assessment/assignments';
import { NotFound } from '@dspt/contracts/problem';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { assignmentsIn, assignPage, type About } from './assign.page.js';

@Controller()
export class AssignmentsController {
  @Page(paths.assessment.assign, 'assessment.answer')
  show(@CurrentContext() context: RequestContext, @Query() query: Record<string, unknown>): Promise<View> {
    return shown(context, aboutIn(query));
  }

  @Submit(paths.assessment.assign, 'assessment.answer')
  save(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query() query: Record<string, unknown>,
  ): Promise<View | Redirect> {
    const about = aboutIn(query);
    return form.submit(
      async () => {
        const body = form.parse(saveAssignments.body, assignmentsIn(form, about));
        await context.ask(saveAssignments, { params: { code: context.code }, body });
        return goTo(about.ref ? paths.assessment.item(about.ref) : paths.assessment.tasks, 'questions-given');
      },
      (again) => shown(context, about, again),
    );
  }
}

/** With who has them by now, so that whoever sends it again has seen it. */
async function shown(context: RequestContext, about: About, form?: Form): Promise<View> {
  const params = { code: context.code };
  const [assessment, assignments, owners] = await Promise.all([
    context.ask(getAssessment, { params }),
    context.ask(listAssignments, { params }),
    context.ask(listPossibleOwners, { params }),
  ]);
  const known = {
    assessment,
    assignments: assignments.items,
    owners: owners.items,
    ownId: context.session!.person.id,
  };
  const page = assignPage(known, about, form);
  if (!page) throw new NotFound('question');
  return page;
}

const aboutIn = ({ ref, section }: Record<string, unknown>): About => ({
  ref: textOf(ref),
  section: textOf(section),
});

const textOf = (given: unknown): string | undefined =>
  typeof given === 'string' && given !== '' ? given : undefined;
