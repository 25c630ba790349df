import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Page, Submit } from '../pages/page.js';
import { goTo, view, type Redirect, type View } from '../pages/view.js';
import { RequestContext, CurrentContext } from '../pages/request-context.js';
import { paths } from '../paths.js';

@Controller()
export class ImpersonationController {
  @Submit(paths.impersonation.stop, 'public')
  async stop(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    const code = context.session?.impersonation && context.code;
    if (!code) return goTo(paths.impersonation.over);
    await context.endSession();
    context.stopViewing(reply);
    return goTo(`${paths.adminUi}/organisations/${encodeURIComponent(code)}/show`);
  }

  @Page(paths.impersonation.over, 'public')
  over(@CurrentContext() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): View {
    if (context.impersonationIsOver) context.stopViewing(reply);
    return view('impersonation/over', { title: 'You have stopped viewing', dashboard: paths.adminUi });
  }
}
