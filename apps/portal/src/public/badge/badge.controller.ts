import { createHash } from 'node:crypto';
import { verifyCertificate } from '@dspt/contracts/organisations/certificates';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Header, Param } from '@nestjs/common';
import { Page } from '../../pages/page.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { Views } from '../../pages/views.js';
import { paths } from '../../paths.js';
import { badgePage } from './badge.page.js';

/** How long (s) a browser shows it without asking again: a certificate may end at any moment. */
const fresh = 300;

@Controller()
export class BadgeController {
  constructor(private readonly views: Views) {}

  @Page(paths.badge(':code'), 'public')
  // It is there to be shown on websites of others.
  @Header('cross-origin-resource-policy', 'cross-origin')
  async show(@CurrentContext() context: RequestContext, @Param('code') code: string): Promise<Response> {
    const certificate = await context.ask(verifyCertificate, { params: { code } }).catch(unlessUnknown);
    const picture = this.views.render(badgePage(certificate), {});
    const etag = `"${createHash('sha256').update(picture).digest('base64url').slice(0, 22)}"`;
    const headers = { etag, 'cache-control': `public, max-age=${fresh}` };
    const known = context.request.headers['if-none-match'];
    if (known?.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(picture, {
      status: certificate ? 200 : 404,
      headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' },
    });
  }
}

/** A code with a mistake in it is as unknown as one that was never given out. */
function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof Problem) || ![400, 404].includes(error.status)) throw error;
}
