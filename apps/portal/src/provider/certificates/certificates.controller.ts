import { getCertificate, listCertificates, type Certificate } from '@dspt/contracts/assessment/certificates';
import type { GivenQuery, Output } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Config } from '../../config.js';
import { Page } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { searched } from '../sites/matching.js';
import { badgeCodePage } from './badge-code.page.js';
import { certificateFile, certificateWords } from './certificate-words.js';
import { certificatesPage, perPage } from './certificates.page.js';

type Listed = Output<typeof listCertificates>;

/** Its fonts take half a second and 50 MB: only a portal that is asked for a certificate needs them. */
const drawing = () => import('./certificate.pdf.js');

@Controller()
export class CertificatesController {
  constructor(private readonly config: Config) {}

  @Page(paths.publications.certificate(':id'), 'assessment.view')
  async download(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    return this.pdfOf(await certificateOf(context, id));
  }

  @Page(paths.publications.badge(':id'), 'assessment.view')
  async badge(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return badgeCodePage(await certificateOf(context, id), this.config.PUBLIC_URL);
  }

  @Page(paths.publications.certificates(':id'), 'assessment.view')
  async list(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Query('q') typed?: string,
    @Query('page') number?: string,
  ): Promise<View> {
    const [q, page] = [searched(typed), pageNumber(number)];
    return certificatesPage(await listed(context, id, { q, page }), { id, q, page });
  }

  @Page(paths.publications.siteCertificate(':id', ':site'), 'assessment.view')
  async ofSite(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Param('site') site: string,
  ): Promise<Response> {
    const [certificate] = (await listed(context, id, { organisation: site })).items;
    if (!certificate) throw new NotFound('certificate');
    return this.pdfOf(certificate);
  }

  @Page(paths.publications.allCertificates(':id'), 'assessment.view')
  async downloadAll(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<Response> {
    const first = await listed(context, id, { page: 1 });
    const [own] = first.items;
    if (!own) throw new NotFound('certificate');
    const { title } = certificateWords(own, this.config.PUBLIC_URL);
    const { certificateDocument, certificatesFile } = await drawing();
    const document = certificateDocument(`${title} and its sites`, own.publishedAt);
    const all = certificatesFile(document, this.wordsOfAll(context, id, first));
    return pdf(Readable.from(all), certificateFile(own, 'certificates'));
  }

  private async *wordsOfAll(context: RequestContext, id: string, first: Listed) {
    const last = Math.ceil(first.total / perPage);
    for (let page = 1; page <= last; page++) {
      const { items } = page === 1 ? first : await listed(context, id, { page });
      for (const item of items) yield certificateWords(item, this.config.PUBLIC_URL);
    }
  }

  private async pdfOf(certificate: Certificate): Promise<Response> {
    const words = certificateWords(certificate, this.config.PUBLIC_URL);
    const { certificateDocument, drawCertificate } = await drawing();
    const document = certificateDocument(words.title, certificate.publishedAt);
    drawCertificate(document, words);
    document.end();
    return pdf(document, certificateFile(certificate));
  }
}

const certificateOf = (context: RequestContext, publicationId: string): Promise<Certificate> =>
  context.ask(getCertificate, { params: { code: context.code, publicationId } });

const listed = (
  context: RequestContext,
  id: string,
  query: GivenQuery<typeof listCertificates>,
): Promise<Listed> =>
  context.ask(listCertificates, { params: { code: context.code, id }, query: { perPage, ...query } });

const pdf = (content: Parameters<typeof Readable.toWeb>[0], name: string): Response =>
  new Response(Readable.toWeb(content) as ReadableStream, {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
  });
