import { randomUUID } from 'node:crypto';
import type { Body, Output } from '@dspt/contracts/define';
import { helpRequested, type askHelpdesk, type JoinRequest } from '@dspt/contracts/identity/registrations';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { HumanChecksService } from '../human-checks/human-checks.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { asWritten } from '../join-requests/as-written.js';
import { HelpRequestsRepository } from './help-requests.repository.js';

@Injectable()
export class HelpRequestsService {
  constructor(
    private readonly source: DataSource,
    private readonly repository: HelpRequestsRepository,
    private readonly organisations: OrganisationsService,
    private readonly humanChecks: HumanChecksService,
    private readonly attempts: AttemptsService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async ask(form: Body<typeof askHelpdesk>, address: string): Promise<Output<typeof askHelpdesk>> {
    await this.attempts.limitForms(address);
    await this.humanChecks.mustBePassed(form.human);
    const { code, name: organisationName } = await this.organisations.find(form.code);
    await this.attempts.limitMailbox('help-request', form.email);
    const { email, firstName, lastName, telephone, message } = form;
    const who = { email, firstName, lastName, telephone, message };
    const id = randomUUID();
    return this.source.transaction(async (manager) => {
      const request = { id, code, organisationName, ...who, requestedAt: this.clock.now() };
      const reference = await this.repository.insert(manager, request);
      await this.outbox.tell(manager, helpRequested, { requestId: id, reference, code, organisationName });
      return { organisationName, reference };
    });
  }

  async read(id: string): Promise<JoinRequest> {
    const request = await this.repository.find(id);
    if (!request) throw new NotFound('request');
    return asWritten(request);
  }
}
