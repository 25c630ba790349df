import type { Assessment } from '@dspt/contracts/assessment/assessments';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { AssessmentsService } from './assessments.service.js';
import { taskList } from './task-list.js';

@Injectable()
export class TaskListService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly organisations: OrganisationsClient,
  ) {}

  async get(caller: Caller, code: string): Promise<Assessment> {
    caller.mustActFor(code);
    const [assessment, name] = await Promise.all([
      this.assessments.open(code),
      this.organisations.nameOf(code),
    ]);
    return taskList(assessment, name, await this.assessments.unchecked(assessment));
  }
}
