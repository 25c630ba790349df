import type { Query as QueryOf } from '@dspt/contracts/define';
import { downloadRegister, listRegister } from '@dspt/contracts/organisations/register';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Query, type StreamableFile } from '@nestjs/common';
import { EntriesService } from './entries.service.js';

@Controller()
export class RegisterController {
  constructor(private readonly entries: EntriesService) {}

  @Route(listRegister)
  list(@Query({ schema: listRegister.query }) { page, perPage, ...filter }: QueryOf<typeof listRegister>) {
    return this.entries.list(filter, { page, perPage });
  }

  @Route(downloadRegister)
  download(
    @Query({ schema: downloadRegister.query }) filter: QueryOf<typeof downloadRegister>,
  ): StreamableFile {
    return this.entries.download(filter);
  }
}
