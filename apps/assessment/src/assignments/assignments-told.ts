import { questionsGiven } from '@dspt/contracts/assessment/assignments';
import { startOfDay } from '@dspt/contracts/days';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { AssignmentsRepository, type ToTell } from './assignments.repository.js';

const everyMs = 15 * 60_000;
/** From midnight in London; nobody is written to in the night. */
const morningMs = 7 * 3600_000;
const atOnce = 200;

/**
 * Each morning whoever was given items until the day before is told of all of them at once: what somebody gives away in an
 * afternoon, in several sittings, is one email.
 */
@Injectable()
export class AssignmentsTold implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AssignmentsRepository,
    private readonly assessments: AssessmentsService,
    private readonly organisations: OrganisationsClient,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'questions given', everyMs, run: () => this.tell() });
  }

  async tell(): Promise<void> {
    const midnight = startOfDay(this.clock.today());
    if (this.clock.now().getTime() < midnight.getTime() + morningMs) return;
    for (;;) {
      const people = await this.repository.toTell(midnight, atOnce);
      for (const person of people) await this.tellOne(person, midnight);
      if (people.length < atOnce) return;
    }
  }

  /** What has been done meanwhile, or belongs to last year, needs no telling. */
  private async tellOne(person: ToTell, before: Date): Promise<void> {
    const { code, ownerId: personId } = person;
    const { edition, set, completion } = await this.assessments.open(code);
    const organisationName = await this.organisations.nameOf(code);
    await this.dataSource.transaction(async (manager) => {
      const given = await this.repository.told(manager, person, before);
      const open = given.filter((one) => one.edition === edition && !completion.isComplete(one.ref));
      const byRef = new Map(open.map((one) => [one.ref, one]));
      const items = set.items.flatMap(({ ref, question }) => {
        const one = byRef.get(ref);
        return one ? [{ ref, question, dueOn: one.dueOn }] : [];
      });
      if (items.length === 0) return;
      const givenBy = [...new Set(open.flatMap((one) => one.givenBy ?? []))];
      await this.outbox.tell(manager, questionsGiven, {
        code,
        organisationName,
        personId,
        edition,
        givenBy,
        items,
      });
    });
  }
}
