import { verifyCertificate } from '@dspt/contracts/organisations/certificates';
import { Problem } from '@dspt/contracts/problem';
import { readableCertificateCode } from '@dspt/contracts/values';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Param, Query } from '@nestjs/common';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { certificatePage, unknownPage, verifyPage } from './verify.page.js';

@Controller()
export class VerifyController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.verify.start, 'public')
  async type(@Query('code') code?: string): Promise<View | Redirect> {
    if (typeof code !== 'string') return verifyPage(new Form());
    const form = Form.of({ code });
    return form.submit(() => Promise.resolve(goTo(paths.verify.one(codeIn(form)))), verifyPage);
  }

  @Page(paths.verify.one(':code'), 'public')
  async show(@CurrentContext() context: RequestContext, @Param('code') code: string): Promise<View> {
    try {
      const params = { code };
      return certificatePage(await context.ask(verifyCertificate, { params }), this.clock.now());
    } catch (error) {
      if (error instanceof Problem && [400, 404].includes(error.status))
        return unknownPage(Form.of({ code }));
      throw error;
    }
  }
}

/** @throws {InvalidInput} when it cannot be one */
const codeIn = (form: Form): string =>
  readableCertificateCode(form.parse(verifyCertificate.params, { code: form.text('code') }).code);
