import { showHumanChallenge, speakHumanChallenge } from '@dspt/contracts/identity/human-checks';
import { Controller, Query } from '@nestjs/common';
import { Page } from '../pages/page.js';
import { CurrentContext, RequestContext } from '../pages/request-context.js';
import { paths } from '../paths.js';

@Controller()
export class HumanCheckController {
  @Page(paths.humanCheck.image, 'public')
  image(@CurrentContext() context: RequestContext, @Query('id') id: unknown): Promise<Response> {
    return context.download(showHumanChallenge, { query: { id: String(id) } });
  }

  @Page(paths.humanCheck.sound, 'public')
  sound(@CurrentContext() context: RequestContext, @Query('id') id: unknown): Promise<Response> {
    return context.download(speakHumanChallenge, { query: { id: String(id) } });
  }
}
