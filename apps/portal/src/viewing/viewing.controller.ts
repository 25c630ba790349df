import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Page, Submit } from '../pages/page.js';
import { goTo, view, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';

@Controller()
export class ViewingController {
  @Submit(paths.viewing.stop, 'public')
  async stop(@Visiting() visit: Visit, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    const code = visit.session?.viewing && visit.code;
    if (!code) return goTo(paths.viewing.over);
    await visit.endSession();
    visit.stopViewing(reply);
    return goTo(`${paths.adminUi}/organisations/${encodeURIComponent(code)}/show`);
  }

  @Page(paths.viewing.over, 'public')
  over(@Visiting() visit: Visit, @Res({ passthrough: true }) reply: FastifyReply): View {
    if (visit.viewingIsOver) visit.stopViewing(reply);
    return view('viewing/over', { title: 'You have stopped viewing', dashboard: paths.adminUi });
  }
}
