import {
  downloadActionPlan,
  getActionPlan,
  readActionPlan,
  saveActionPlan,
} from '@dspt/contracts/assessment/action-plans';
import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { UploadedFile, type Upload } from '@dspt/service-kit/http/upload';
import { Body, Controller, Param, StreamableFile } from '@nestjs/common';
import { ActionPlansService } from './action-plans.service.js';

@Controller()
export class ActionPlansController {
  constructor(private readonly actionPlans: ActionPlansService) {}

  @Route(getActionPlan)
  get(
    @Param({ schema: getActionPlan.params }) { code }: Params<typeof getActionPlan>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof getActionPlan>> {
    return this.actionPlans.get(caller, code);
  }

  @Route(saveActionPlan)
  save(
    @Param({ schema: saveActionPlan.params }) { code }: Params<typeof saveActionPlan>,
    @Body({ schema: saveActionPlan.body }) { actions }: BodyOf<typeof saveActionPlan>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof saveActionPlan>> {
    return this.actionPlans.save(caller, code, actions);
  }

  @Route(downloadActionPlan)
  async download(
    @Param({ schema: downloadActionPlan.params }) { code }: Params<typeof downloadActionPlan>,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const file = await this.actionPlans.download(caller, code);
    return new StreamableFile(file, {
      type: downloadActionPlan.produces!,
      disposition: `attachment; filename="action-plan.xlsx"`,
    });
  }

  @Route(readActionPlan)
  read(
    @Param({ schema: readActionPlan.params }) { code }: Params<typeof readActionPlan>,
    @UploadedFile() upload: Upload,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof readActionPlan>> {
    return this.actionPlans.read(caller, code, upload);
  }
}
