import type { Output, Query as QueryOf } from '@dspt/contracts/define';
import {
  describeRegisterFiles,
  downloadRegister,
  downloadRegisterAsJson,
  downloadRegisterAsWorkbook,
  listRegister,
  type RegisterFormat,
} from '@dspt/contracts/organisations/register';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { downloadAs } from '@dspt/service-kit/http/csv';
import { EntriesService, registerName } from './entries.service.js';
import { contentOf, RegisterFile, type WrittenRegister } from './register-file.js';

interface Reply {
  status: (code: number) => unknown;
  headers: (values: Record<string, string>) => unknown;
}

@Controller()
export class RegisterController {
  constructor(
    private readonly entries: EntriesService,
    private readonly file: RegisterFile,
  ) {}

  @Route(listRegister)
  list(@Query({ schema: listRegister.query }) { page, perPage, ...filter }: QueryOf<typeof listRegister>) {
    return this.entries.list(filter, { page, perPage });
  }

  @Route(describeRegisterFiles)
  describe(): Promise<Output<typeof describeRegisterFiles>> {
    return this.file.describe();
  }

  @Route(downloadRegister)
  download(
    @Query({ schema: downloadRegister.query }) filter: QueryOf<typeof downloadRegister>,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return isGiven(filter) ? this.entries.download(filter) : this.whole('csv', headers, reply);
  }

  @Route(downloadRegisterAsJson)
  downloadAsJson(
    @Query({ schema: downloadRegisterAsJson.query }) filter: QueryOf<typeof downloadRegisterAsJson>,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return isGiven(filter) ? this.entries.downloadAsJson(filter) : this.whole('json', headers, reply);
  }

  @Route(downloadRegisterAsWorkbook)
  downloadAsWorkbook(@Headers() headers: IncomingHttpHeaders, @Res({ passthrough: true }) reply: Reply) {
    return this.whole('xlsx', headers, reply);
  }

  private async whole(
    format: RegisterFormat,
    headers: IncomingHttpHeaders,
    reply: Reply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.file.current(format);
    const asGzip =
      format !== 'xlsx' && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding']));
    reply.headers({
      etag: `"${file.hash}${asGzip ? '-gzip' : ''}"`,
      'last-modified': file.since.toUTCString(),
      'cache-control': 'public, max-age=60',
      vary: 'accept-encoding',
    });
    if (isKnown(headers, file)) {
      reply.status(304);
      return undefined;
    }
    if (asGzip) reply.headers({ 'content-encoding': 'gzip' });
    return new StreamableFile(contentOf(file, asGzip), {
      disposition: downloadAs(registerName(file.day, format)),
    });
  }
}

const isGiven = (filter: object): boolean => Object.values(filter).some((value) => value !== undefined);

/** Whether the caller has this content already. */
function isKnown(headers: IncomingHttpHeaders, { hash, since }: WrittenRegister): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.includes(hash);
  const seen = Date.parse(String(headers['if-modified-since']));
  return seen >= Math.floor(since.getTime() / 1000) * 1000;
}
