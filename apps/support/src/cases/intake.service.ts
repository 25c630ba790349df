import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import { passHumanCheck } from '@dspt/contracts/identity/registrations';
import { findContacts } from '@dspt/contracts/identity/users';
import type { openCase, openMyCase } from '@dspt/contracts/support/cases';
import { type Caller, SignInRequired } from '@dspt/service-kit/http/caller';
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
  ) {}

  async open({ human, ...form }: Body<typeof openCase>, clientAddress: string): Promise<Opened> {
    await this.requests.ask(passHumanCheck, { human, clientAddress, email: form.email });
    return this.cases.open({ id: randomUUID(), source: 'website', ...form });
  }

  async openMine(form: Body<typeof openMyCase>, { personId }: Caller): Promise<Opened> {
    const { people } = await this.requests.ask(findContacts, { people: [personId] });
    const [person] = people;
    if (!person) throw new SignInRequired();
    const { email, firstName, lastName, telephone } = person;
    const contact = { email, firstName, lastName, telephone: form.telephone || telephone };
    return this.cases.open({ id: randomUUID(), source: 'website', ...form, ...contact });
  }
}
