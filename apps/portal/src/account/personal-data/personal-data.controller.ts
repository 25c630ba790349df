import { getWorkData } from '@dspt/contracts/assessment/personal-data';
import { getAccountData } from '@dspt/contracts/identity/personal-data';
import { getEmailData } from '@dspt/contracts/notifications/personal-data';
import { getCaseData } from '@dspt/contracts/support/personal-data';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ifAvailable } from '../../api/api.js';
import { Page } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { personalDataPage } from './personal-data.page.js';

const parts = [getAccountData, getWorkData, getEmailData, getCaseData];

/** What the platform keeps about whoever is signed in. */
@Controller()
export class PersonalDataController {
  @Page(paths.ownAccount.data, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    const found = await Promise.all(parts.map((part) => ifAvailable(context.ask(part, {}))));
    return personalDataPage(found.map((part) => part?.sections));
  }

  /** All of it or nothing: a file does not say what is missing. */
  @Page(paths.ownAccount.dataFile, 'authenticated')
  async download(
    @CurrentContext() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await Promise.all(parts.map((part) => context.ask(part, {})));
    void reply.type('application/json; charset=utf-8').headers({
      'content-disposition': 'attachment; filename="what-the-toolkit-keeps-about-me.json"',
      'cache-control': 'no-store',
    });
    const sections = found.flatMap((part) => part.sections);
    return JSON.stringify(Object.fromEntries(sections.map(({ heading, rows }) => [heading, rows])), null, 2);
  }
}
