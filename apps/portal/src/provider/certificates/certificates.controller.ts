import { getCertificate, type Certificate } from '@dspt/contracts/assessment/certificates';
import { Controller, Param } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Config } from '../../config.js';
import { Page } from '../../pages/page.js';
import type { View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { badgeCodePage } from './badge-code.page.js';
import { certificateFile, certificateWords } from './certificate-words.js';
import { certificateDocument, drawCertificate } from './certificate.pdf.js';

@Controller()
export class CertificatesController {
  constructor(private readonly config: Config) {}

  @Page(paths.publications.certificate(':id'), 'assessment.view')
  async download(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    const certificate = await certificateOf(context, id);
    const words = certificateWords(certificate, this.config.PUBLIC_URL);
    const document = certificateDocument(words.title, certificate.publishedAt);
    drawCertificate(document, words);
    document.end();
    return new Response(Readable.toWeb(document) as ReadableStream, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${certificateFile(certificate)}"`,
      },
    });
  }

  @Page(paths.publications.badge(':id'), 'assessment.view')
  async badge(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return badgeCodePage(await certificateOf(context, id), this.config.PUBLIC_URL);
  }
}

const certificateOf = (context: RequestContext, publicationId: string): Promise<Certificate> =>
  context.ask(getCertificate, { params: { code: context.code, publicationId } });
