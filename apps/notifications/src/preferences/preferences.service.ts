import type { Body } from '@dspt/contracts/define';
import {
  emailKind,
  emailKindNames,
  type changeEmailPreferences,
  type EmailKind,
  type EmailPreferences,
  type EmailSubscription,
} from '@dspt/contracts/notifications/email-preferences';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { EmailPreferences as Kept } from './email-preferences.entity.js';
import { LinkIncomplete, PreferencesChangedMeanwhile } from './preferences.problems.js';
import { PreferencesRepository } from './preferences.repository.js';

/** Which kinds of email people want; see docs/decisions/0055-emails-people-can-choose.md. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: PreferencesRepository,
    private readonly audit: Audit,
  ) {}

  async of(personId: string): Promise<EmailPreferences> {
    return shown(await this.repository.find(personId));
  }

  async change(
    personId: string,
    { wanted, version }: Body<typeof changeEmailPreferences>,
  ): Promise<EmailPreferences> {
    return this.dataSource.transaction(async (manager) => {
      const kept = await this.repository.lock(manager, personId);
      const switchedOff = emailKind.options.filter((kind) => !wanted.includes(kind));
      if (isSame(kept, switchedOff)) return shown(kept);
      if (kept.version !== version) throw new PreferencesChangedMeanwhile(shown(kept));
      return shown(await this.save(manager, kept, switchedOff));
    });
  }

  /** Whether a person wants a kind of email, and what the link to stop it carries. */
  async subscriptionOf(personId: string, kind: EmailKind): Promise<{ wanted: boolean; token: string }> {
    const kept =
      (await this.repository.find(personId)) ??
      (await this.dataSource.transaction((manager) => this.repository.lock(manager, personId)));
    return { wanted: !kept.switchedOff.includes(kind), token: kept.token };
  }

  async subscription(kind: EmailKind, token: string): Promise<EmailSubscription> {
    const kept = await this.byToken(token);
    return { kind, wanted: !kept.switchedOff.includes(kind) };
  }

  async changeSubscription(kind: EmailKind, token: string, wanted: boolean): Promise<EmailSubscription> {
    const { personId } = await this.byToken(token);
    await this.dataSource.transaction(async (manager) => {
      const kept = await this.repository.lock(manager, personId);
      const switchedOff = emailKind.options.filter((one) =>
        one === kind ? !wanted : kept.switchedOff.includes(one),
      );
      if (!isSame(kept, switchedOff)) await this.save(manager, kept, switchedOff, 'By the link in an email');
    });
    return { kind, wanted };
  }

  private async byToken(given: string): Promise<Kept> {
    const kept = await this.repository.findByToken(tokenIn(given));
    if (!kept) throw new LinkIncomplete();
    return kept;
  }

  private async save(
    manager: EntityManager,
    kept: Kept,
    switchedOff: EmailKind[],
    reason: string | null = null,
  ): Promise<Kept> {
    const from = { switchedOff: namesOf(kept.switchedOff) };
    Object.assign(kept, { switchedOff, version: kept.version + 1 });
    await this.repository.save(manager, kept);
    const to = { switchedOff: namesOf(switchedOff) };
    await this.audit.write(manager, {
      did: 'email-preferences.changed',
      person: kept.personId,
      from,
      to,
      reason,
    });
    return kept;
  }
}

/** Mail programs add to links, and turn letters into small ones or large ones. @throws {LinkIncomplete} */
function tokenIn(given: string): string {
  const [token] = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.exec(given) ?? [];
  if (!token) throw new LinkIncomplete();
  return token;
}

const shown = (kept: Kept | null): EmailPreferences => ({
  wanted: emailKind.options.filter((kind) => !kept?.switchedOff.includes(kind)),
  version: kept?.version ?? 0,
});

/** Both in the order of the kinds. */
const isSame = (kept: Kept, switchedOff: EmailKind[]): boolean =>
  kept.switchedOff.join() === switchedOff.join();

const namesOf = (kinds: EmailKind[]): string =>
  kinds.map((kind) => emailKindNames[kind]).join(', ') || 'none';
