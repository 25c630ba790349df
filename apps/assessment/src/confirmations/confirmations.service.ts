import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { confirmAll } from '@dspt/contracts/assessment/confirmations';
import type { Body } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AssessmentsService,
  type CurrentAssessment,
  type HeldAssessment,
} from '../assessments/assessments.service.js';
import type { Confirmations } from '../assessments/completion.js';
import { taskList } from '../assessments/task-list.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { AssertionChanged, AssertionIncomplete } from './confirmations.problems.js';

/** An assertion in the version that whoever confirms it was shown. */
type Seen = Body<typeof confirmAll>['assertions'][number];
type Decision = Confirmations | undefined;

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly organisations: OrganisationsClient,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All of them, or none when one is not complete. */
  async confirm(caller: Caller, code: string, seen: Seen[]): Promise<Assessment> {
    const refs = seen.map(({ ref }) => ref);
    return this.change(caller, code, 'assertions.confirmed', async (assessment, manager) => {
      mustBeComplete(assessment, refs);
      await this.mustBeCurrent(manager, assessment, seen);
      return this.withThese(caller, assessment, refs);
    });
  }

  /** The rest of those that Standards Met asks for, all of whose answers are there. */
  async confirmRest(
    caller: Caller,
    { manager, assessment, row }: HeldAssessment,
  ): Promise<CurrentAssessment> {
    const assertions = assessment.completion.progress('met').unconfirmedAssertions;
    mustBeComplete(assessment, assertions);
    const confirmations = this.withThese(caller, assessment, assertions);
    if (!confirmations) return assessment;
    const { code: organisation, set } = assessment;
    await this.audit.write(manager, { did: 'assertions.confirmed', organisation, to: { assertions } });
    const changed = { ...row, confirmations, lastActivityAt: this.clock.now() };
    return this.assessments.store(manager, organisation, set, changed);
  }

  async unconfirm(caller: Caller, code: string, assertion: string): Promise<Assessment> {
    return this.change(caller, code, 'assertions.unconfirmed', (assessment) => {
      mustExist(assessment, [assertion]);
      const { [assertion]: taken, ...kept } = assessment.completion.confirmations;
      return taken && kept;
    });
  }

  /** What is confirmed already keeps its name and time; nothing when there is no other. */
  private withThese(caller: Caller, { completion }: CurrentAssessment, refs: readonly string[]): Decision {
    const { confirmations } = completion;
    const fresh = refs.filter((ref) => !confirmations[ref]);
    if (fresh.length === 0) return undefined;
    const confirmation = { by: caller.personId, name: caller.name, at: this.clock.now().toISOString() };
    return { ...confirmations, ...Object.fromEntries(fresh.map((ref) => [ref, confirmation])) };
  }

  /** @throws {AssertionChanged} when answers are not what was seen */
  private async mustBeCurrent(
    manager: EntityManager,
    assessment: CurrentAssessment,
    seen: Seen[],
  ): Promise<void> {
    const { assertionVersions } = assessment;
    const changed = seen.filter(({ ref, version }) => version !== (assertionVersions[ref] ?? 0));
    if (changed.length === 0) return;
    const by = async ({ ref }: Seen) => ({
      ref,
      by: (await this.assessments.lastChangedBy(manager, assessment, ref)) ?? 'Somebody',
    });
    throw new AssertionChanged(await Promise.all(changed.map(by)));
  }

  private async change(
    caller: Caller,
    code: string,
    did: string,
    decide: (assessment: CurrentAssessment, manager: EntityManager) => Decision | Promise<Decision>,
  ): Promise<Assessment> {
    caller.mustActFor(code);
    const name = await this.organisations.nameOf(code);
    const { assessment } = await this.assessments.change(code, async (manager, before) => {
      const confirmations = await decide(before, manager);
      if (confirmations) {
        const assertions = changedRefs(before.completion.confirmations, confirmations);
        await this.audit.write(manager, { did, organisation: code, to: { assertions } });
      }
      return { changes: { confirmations }, result: undefined };
    });
    return taskList(assessment, name, await this.assessments.unchecked(assessment));
  }
}

const changedRefs = (before: Confirmations, after: Confirmations): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((ref) => !before[ref] !== !after[ref]);

function mustExist({ set }: CurrentAssessment, refs: string[]): void {
  const known = new Set(set.assertions.map(({ ref }) => ref));
  if (refs.some((ref) => !known.has(ref))) throw new NotFound('assertion');
}

function mustBeComplete(assessment: CurrentAssessment, refs: string[]): void {
  mustExist(assessment, refs);
  const { completion, approachingAvailable } = assessment;
  const incomplete = refs
    .filter((ref) => !completion.isConfirmable(ref, approachingAvailable))
    .map((ref) => ({ ref, outstanding: completion.outstandingIn(ref, 'met') }));
  if (incomplete.length > 0) throw new AssertionIncomplete(incomplete);
}
