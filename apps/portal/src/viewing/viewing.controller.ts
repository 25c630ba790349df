import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Page, Submit } from '../pages/page.js';
import { goTo, view, type Redirect, type View } from '../pages/view.js';
import { RequestContext, CurrentContext } from '../pages/request-context.js';
import { paths } from '../paths.js';

@Controller()
export class ViewingController {
  @Submit(paths.viewing.stop, 'public')
  async stop(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    const code = context.session?.viewing && context.code;
    if (!code) return goTo(paths.viewing.over);
    await context.endSession();
    context.stopViewing(reply);
    return goTo(`${paths.adminUi}/organisations/${encodeURIComponent(code)}/show`);
  }

  @Page(paths.viewing.over, 'public')
  over(@CurrentContext() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): View {
    if (context.viewingIsOver) context.stopViewing(reply);
    return view('viewing/over', { title: 'You have stopped viewing', dashboard: paths.adminUi });
  }
}
