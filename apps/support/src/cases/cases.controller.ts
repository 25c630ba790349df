import type { Body as BodyOf, Params, Query as QueryOf } from '@dspt/contracts/define';
import {
  addCaseNote,
  changeCase,
  getCase,
  listCases,
  recordCase,
  writeCaseEmail,
} from '@dspt/contracts/support/cases';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CasesService } from './cases.service.js';

@Controller()
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  @Route(listCases)
  list(
    @Query({ schema: listCases.query }) query: QueryOf<typeof listCases>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.cases.list(query, caller);
  }

  @Route(getCase)
  get(@Param({ schema: getCase.params }) { id }: Params<typeof getCase>) {
    return this.cases.get(id);
  }

  @Route(recordCase)
  record(
    @Body({ schema: recordCase.body }) form: BodyOf<typeof recordCase>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.cases.record(form, caller);
  }

  @Route(changeCase)
  change(
    @Param({ schema: changeCase.params }) { id }: Params<typeof changeCase>,
    @Body({ schema: changeCase.body }) wanted: BodyOf<typeof changeCase>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.cases.change(id, wanted, caller);
  }

  @Route(addCaseNote)
  note(
    @Param({ schema: addCaseNote.params }) { id }: Params<typeof addCaseNote>,
    @Body({ schema: addCaseNote.body }) note: BodyOf<typeof addCaseNote>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.cases.addNote(id, note, caller);
  }

  @Route(writeCaseEmail)
  email(
    @Param({ schema: writeCaseEmail.params }) { id }: Params<typeof writeCaseEmail>,
    @Body({ schema: writeCaseEmail.body }) letter: BodyOf<typeof writeCaseEmail>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.cases.writeEmail(id, letter, caller);
  }
}
