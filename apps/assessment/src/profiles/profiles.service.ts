import { isDeepStrictEqual } from 'node:util';
import type { getSupportContact, Profile, saveProfile } from '@dspt/contracts/assessment/profiles';
import type { Body, Output } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { Level } from '@dspt/contracts/values';
import { Audit, type Change } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { certificatesOn, type ProfileFields } from './certificates.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import {
  changedMeanwhile,
  changedProfile,
  emptyProfile,
  lastChangedBy,
  missingAnswers,
  profileErrors,
} from './profile-rules.js';
import { ProfileChanged, ProfileIncomplete } from './profiles.problems.js';
import type { StoredProfile } from './profile.entity.js';
import { ProfilesRepository, type Acceptance } from './profiles.repository.js';

@Injectable()
export class ProfilesService {
  constructor(
    private readonly repository: ProfilesRepository,
    private readonly assessments: AssessmentsService,
    private readonly organisations: OrganisationsClient,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string): Promise<Profile> {
    caller.mustActFor(code);
    return this.output(code, await this.repository.find(code));
  }

  /** For support teams; a regional officer sees organisations of their areas, and no others exist for them. */
  async supportContact(caller: Caller, code: string): Promise<Output<typeof getSupportContact>> {
    await this.organisations.mustBeIn(caller.areas, code);
    const {
      supportContactName: name,
      supportContactTelephone: telephone,
      supportMayCall: mayCall,
    } = this.output(code, await this.repository.find(code));
    return { contact: name || telephone ? { name, telephone, mayCall } : null };
  }

  async save(
    caller: Caller,
    code: string,
    { version, ...changes }: Body<typeof saveProfile>,
  ): Promise<Profile> {
    caller.mustActFor(code);
    const errors = profileErrors(this.clock.today(), changes);
    if (errors.length > 0) throw new InvalidInput(errors);
    const { result } = await this.assessments.change(code, async (manager, assessment) => {
      const row = (await this.repository.find(code, manager))!;
      this.mustBeSeen(code, row, changes, version);
      const profile = changedProfile(assessment.profile, changes);
      const { from, to } = difference(assessment.profile, profile);
      const names = Object.keys(to);
      if (names.length === 0) return { changes: {}, result: row };
      const change = { version: row.version + 1, by: caller.name };
      await this.repository.save(manager, code, {
        fields: profile,
        changes: Object.fromEntries(names.map((name) => [name, change])),
      });
      await this.audit.write(manager, { did: 'profile.changed', organisation: code, from, to });
      return { changes: { profile }, result: await this.repository.find(code, manager) };
    });
    return this.output(code, result);
  }

  /** @throws {ProfileChanged} when it would undo what whoever sends it has not seen */
  private mustBeSeen(
    code: string,
    row: StoredProfile,
    wanted: Partial<ProfileFields>,
    version: number,
  ): void {
    const fields = { ...emptyProfile, ...row.fields };
    const by = changedMeanwhile(wanted, version, { fields, changes: row.changes });
    if (by) throw new ProfileChanged(this.output(code, row), by);
  }

  /** @param version of what was shown */
  async accept(caller: Caller, code: string, version: number): Promise<Profile> {
    caller.mustActFor(code);
    return this.assessments.locked(code, async (manager, { profile }) => {
      await this.mustBeCurrent(manager, code, version);
      const missing = missingAnswers(profile);
      if (missing.length > 0) throw new ProfileIncomplete(missing);
      await this.repository.accept(manager, code, this.acceptance(caller));
      await this.audit.write(manager, { did: 'profile.accepted', organisation: code });
      return this.output(code, await this.repository.find(code, manager));
    });
  }

  /** Whoever confirms a profile as a whole has seen all of it. @throws {ProfileChanged} */
  async mustBeCurrent(manager: EntityManager, code: string, version: number): Promise<void> {
    const row = await this.repository.find(code, manager);
    if (row && row.version !== version)
      throw new ProfileChanged(this.output(code, row), lastChangedBy(row.changes));
  }

  /** Whoever publishes accepts the profile as well; Approaching Standards is remembered, for it comes once. */
  async published(
    manager: EntityManager,
    caller: Caller,
    { code, level }: { code: string; level: Level },
  ): Promise<void> {
    const acceptance = this.acceptance(caller);
    await this.repository.accept(manager, code, acceptance);
    if (level === 'approaching') await this.repository.approachingPublished(manager, code, acceptance.at);
  }

  private acceptance(caller: Caller): Acceptance {
    return { at: this.clock.now(), by: caller.personId, name: caller.name };
  }

  private output(code: string, row: StoredProfile | null): Profile {
    const fields = { ...emptyProfile, ...row?.fields };
    return {
      ...fields,
      code,
      complete: missingAnswers(fields).length === 0,
      acceptedAt: row?.acceptedAt?.toISOString() ?? null,
      acceptedBy: row?.acceptedByName ?? null,
      certificates: certificatesOn(this.clock.today(), fields),
      version: row?.version ?? 0,
      changes: row?.changes ?? {},
    };
  }
}

/** The answers that are not the same any more. */
function difference(from: ProfileFields, to: ProfileFields): Required<Pick<Change, 'from' | 'to'>> {
  const changed = (Object.keys(to) as (keyof ProfileFields)[]).filter(
    (name) => !isDeepStrictEqual(from[name], to[name]),
  );
  const pick = (fields: ProfileFields) => Object.fromEntries(changed.map((name) => [name, fields[name]]));
  return { from: pick(from), to: pick(to) };
}
