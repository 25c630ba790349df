import {
  addSupplierStatement,
  changeSupplierStatement,
  downloadSupplierStatement,
  findSupplierStatements,
  getSupplierStatement,
  listSupplierStatements,
  withdrawSupplierStatement,
  writeSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import type { Body as BodyOf, Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { attachment } from '../documents/file-name.js';
import { FoundStatementsService } from './found-statements.service.js';
import { SupplierStatementsService } from './supplier-statements.service.js';

@Controller()
export class SupplierStatementsController {
  constructor(
    private readonly statements: SupplierStatementsService,
    private readonly found: FoundStatementsService,
  ) {}

  @Route(findSupplierStatements)
  find(
    @Query({ schema: findSupplierStatements.query }) query: QueryOf<typeof findSupplierStatements>,
  ): Promise<Output<typeof findSupplierStatements>> {
    return this.found.find(query);
  }

  @Route(getSupplierStatement)
  get(
    @Param({ schema: getSupplierStatement.params }) { id }: Params<typeof getSupplierStatement>,
  ): Promise<Output<typeof getSupplierStatement>> {
    return this.found.get(id);
  }

  @Route(downloadSupplierStatement)
  @Header('x-content-type-options', 'nosniff')
  async download(
    @Param({ schema: downloadSupplierStatement.params }) { id }: Params<typeof downloadSupplierStatement>,
  ): Promise<StreamableFile> {
    const { name, content } = await this.found.download(id);
    return new StreamableFile(content, { disposition: attachment(name) });
  }

  @Route(addSupplierStatement)
  add(
    @Param({ schema: addSupplierStatement.params }) { code }: Params<typeof addSupplierStatement>,
    @Body({ schema: addSupplierStatement.body }) given: BodyOf<typeof addSupplierStatement>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof addSupplierStatement>> {
    return this.found.add(caller, code, given);
  }

  @Route(listSupplierStatements)
  list(
    @Param({ schema: listSupplierStatements.params }) { code }: Params<typeof listSupplierStatements>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listSupplierStatements>> {
    return this.statements.list(caller, code);
  }

  @Route(writeSupplierStatement)
  write(
    @Param({ schema: writeSupplierStatement.params }) { code }: Params<typeof writeSupplierStatement>,
    @Body({ schema: writeSupplierStatement.body }) given: BodyOf<typeof writeSupplierStatement>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof writeSupplierStatement>> {
    return this.statements.write(caller, code, given);
  }

  @Route(changeSupplierStatement)
  change(
    @Param({ schema: changeSupplierStatement.params }) { code, id }: Params<typeof changeSupplierStatement>,
    @Body({ schema: changeSupplierStatement.body }) given: BodyOf<typeof changeSupplierStatement>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof changeSupplierStatement>> {
    return this.statements.change(caller, code, id, given);
  }

  @Route(withdrawSupplierStatement)
  withdraw(
    @Param({ schema: withdrawSupplierStatement.params })
    { code, id }: Params<typeof withdrawSupplierStatement>,
    @Body({ schema: withdrawSupplierStatement.body }) { version }: BodyOf<typeof withdrawSupplierStatement>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof withdrawSupplierStatement>> {
    return this.statements.withdraw(caller, code, id, version);
  }
}
