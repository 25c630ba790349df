import type { Output, Params, Query as QueryOf } from '@dspt/contracts/define';
import { getStaffPerson, listStaffPeople } from '@dspt/contracts/identity/staff';
import { Route } from '@dspt/service-kit/http/route';
import { Controller, Param, Query } from '@nestjs/common';
import { PersonPagesService } from './person-pages.service.js';

@Controller()
export class PersonPagesController {
  constructor(private readonly pages: PersonPagesService) {}

  @Route(listStaffPeople)
  list(
    @Query({ schema: listStaffPeople.query }) query: QueryOf<typeof listStaffPeople>,
  ): Promise<Output<typeof listStaffPeople>> {
    return this.pages.list(query);
  }

  @Route(getStaffPerson)
  get(
    @Param({ schema: getStaffPerson.params }) { id }: Params<typeof getStaffPerson>,
  ): Promise<Output<typeof getStaffPerson>> {
    return this.pages.get(id);
  }
}
