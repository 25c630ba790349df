import type { Body as BodyOf, Params, Query as QueryOf } from '@dspt/contracts/define';
import { finishNextAction, listContactNotes, writeContactNote } from '@dspt/contracts/support/contact-notes';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ContactNotesService } from './contact-notes.service.js';

@Controller()
export class ContactNotesController {
  constructor(private readonly notes: ContactNotesService) {}

  @Route(listContactNotes)
  list(
    @Query({ schema: listContactNotes.query }) query: QueryOf<typeof listContactNotes>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.notes.list(query, caller);
  }

  @Route(writeContactNote)
  write(
    @Body({ schema: writeContactNote.body }) note: BodyOf<typeof writeContactNote>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.notes.write(note, caller);
  }

  @Route(finishNextAction)
  finish(
    @Param({ schema: finishNextAction.params }) { id }: Params<typeof finishNextAction>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.notes.finish(id, caller);
  }
}
