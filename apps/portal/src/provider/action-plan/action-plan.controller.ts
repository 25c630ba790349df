import {
  downloadActionPlan,
  getActionPlan,
  readActionPlan,
  saveActionPlan,
  type ActionPlan,
} from '@dspt/contracts/assessment/action-plans';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths, withQuery } from '../../paths.js';
import { actionPlanPage } from './action-plan.page.js';
import { changedMeanwhile } from './conflicts.js';
import { givenPlan } from './given-plan.js';
import { filledIn } from './plan-form.js';
import { uploadPage, whatWasReadPage } from './upload.page.js';

@Controller()
export class ActionPlanController {
  @Page(paths.actionPlan.edit, 'assessment.view')
  async show(@CurrentContext() context: RequestContext, @Query('return') back?: string): Promise<View> {
    const mayChange = context.may('assessment.answer');
    return actionPlanPage(await planOf(context), { mayChange, back: localPath(back, '') });
  }

  @Submit(paths.actionPlan.edit, 'assessment.answer')
  async save(
    @CurrentContext() context: RequestContext,
    @Fields() sent: Form,
    @Query('return') back?: string,
  ): Promise<View | Redirect> {
    const situation = { mayChange: true, back: localPath(back, '') };
    const plan = await planOf(context);
    const form = filledIn(plan, sent);
    if (form.text('action') === 'fill') return actionPlanPage(plan, { ...situation, filled: true }, form);
    return form.submit(
      async () => {
        const body = givenPlan(plan, form);
        const changed = await changedMeanwhile(
          context.ask(saveActionPlan, { params: { code: context.code }, body }),
        );
        if (changed) return actionPlanPage(await planOf(context), { ...situation, changed }, form);
        if (situation.back && form.text('action') === 'next') return goTo(situation.back);
        return goTo(withQuery(paths.actionPlan.edit, { return: situation.back }), 'action-plan-saved');
      },
      (refused) => actionPlanPage(plan, situation, refused),
    );
  }

  @Page(paths.actionPlan.download, 'assessment.view')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadActionPlan, { params: { code: context.code } });
  }

  @Page(paths.actionPlan.upload, 'assessment.answer')
  uploading(@Query('return') back?: string): View {
    return uploadPage(localPath(back, ''));
  }

  @Submit(paths.actionPlan.upload, 'assessment.answer', { files: true })
  upload(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query('return') back?: string,
  ): Promise<View> {
    const onward = localPath(back, '');
    return form.submit(
      async () => {
        const { file } = form.files;
        if (!file) throw new InvalidInput([{ field: 'file', message: 'Choose the spreadsheet to upload' }]);
        const reading = await context.upload(readActionPlan, { params: { code: context.code } }, file);
        return whatWasReadPage(reading, { plan: await planOf(context), fileName: file.name, back: onward });
      },
      (refused) => uploadPage(onward, refused),
    );
  }
}

const planOf = (context: RequestContext): Promise<ActionPlan> =>
  context.ask(getActionPlan, { params: { code: context.code } });
