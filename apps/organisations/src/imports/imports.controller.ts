import { getImport, importFile, listImports, type ImportReport } from '@dspt/contracts/organisations/imports';
import type { Params, Query as QueryOf } from '@dspt/contracts/define';
import { Route } from '@dspt/service-kit/http/route';
import { UploadedFile, type Upload } from '@dspt/service-kit/http/upload';
import { Controller, Param, Query } from '@nestjs/common';
import { ImportsService } from './imports.service.js';
import { clean } from './rows.js';
import { laidDown } from './upload.js';

/** No proxy on the way waits for much longer. */
const patienceMs = 20_000;

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Route(importFile)
  async import(
    @Query({ schema: importFile.query }) { force }: QueryOf<typeof importFile>,
    @UploadedFile() file: Upload,
  ): Promise<ImportReport> {
    this.imports.mustHaveRoom();
    const name = clean(file.filename);
    return this.imports.importFile(await laidDown(file), name, { force: force === 'true', patienceMs });
  }

  @Route(listImports)
  list(@Query({ schema: listImports.query }) { page, perPage }: QueryOf<typeof listImports>) {
    return this.imports.list(page, perPage);
  }

  @Route(getImport)
  get(@Param({ schema: getImport.params }) { id }: Params<typeof getImport>): Promise<ImportReport> {
    return this.imports.get(id);
  }
}
