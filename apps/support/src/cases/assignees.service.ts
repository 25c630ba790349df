import { findContacts } from '@dspt/contracts/identity/users';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { CasesRepository } from './cases.repository.js';

/** The names of those who work on cases, kept with the cases so that the queue can be sorted by them. */
@Injectable()
export class AssigneesService {
  constructor(
    private readonly repository: CasesRepository,
    private readonly requests: Requests,
  ) {}

  async renamed(personId: string, context: EventContext): Promise<void> {
    const { people } = await this.requests.ask(findContacts, { people: [personId] });
    for (const { firstName, lastName } of people)
      await context.transaction((manager) =>
        this.repository.renameAssignee(manager, personId, `${firstName} ${lastName}`),
      );
  }
}
