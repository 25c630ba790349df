import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import { passHumanCheck } from '@dspt/contracts/identity/human-checks';
import { findContacts } from '@dspt/contracts/identity/users';
import { openCase, openMyCase } from '@dspt/contracts/support/cases';
import { type Caller, SignInRequired } from '@dspt/service-kit/http/caller';
import { Idempotency, type Sent } from '@dspt/service-kit/idempotency/idempotency';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';
import { CasesService } from './cases.service.js';

type Opened = Output<typeof openCase>;

/** Cases that people open themselves, on the website. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly cases: CasesService,
    private readonly requests: Requests,
    private readonly idempotency: Idempotency,
  ) {}

  async open({ human, requestId, ...form }: Body<typeof openCase>, clientAddress: string): Promise<Opened> {
    const sent: Sent = { route: openCase, requestId, by: null, input: form };
    const before = await this.idempotency.before(sent);
    if (before) return before.answer as Opened;
    await this.requests.ask(passHumanCheck, { human, clientAddress, email: form.email, requestId });
    return this.cases.open({ id: randomUUID(), source: 'website', ...form }, sent);
  }

  async openMine({ requestId, ...form }: Body<typeof openMyCase>, { personId }: Caller): Promise<Opened> {
    const { people } = await this.requests.ask(findContacts, { people: [personId] });
    const [person] = people;
    if (!person) throw new SignInRequired();
    const { email, firstName, lastName, telephone } = person;
    const contact = { email, firstName, lastName, telephone: form.telephone || telephone };
    const sent: Sent = { route: openMyCase, requestId, by: personId, input: form };
    return this.cases.open({ id: randomUUID(), source: 'website', ...form, ...contact }, sent);
  }
}
