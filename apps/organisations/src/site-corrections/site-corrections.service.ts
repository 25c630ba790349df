import { randomUUID } from 'node:crypto';
import { siteListCorrected, type SiteCorrection } from '@dspt/contracts/organisations/corrections';
import { acting } from '@dspt/service-kit/audit/acting';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { organisationWords } from '@dspt/service-kit/actions/words';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SiteCorrectionsRepository, type Ended } from './site-corrections.repository.js';

interface Named {
  code: string;
  name: string;
}

interface Correction {
  kind: 'added' | 'removed';
  site: Named;
  headOffice: Named;
  from: string;
  evidence: string;
}

/** What taking a correction back needs to know. */
export interface Undo {
  id: string;
  ended: Ended[];
}

/** What the helpdesk says about sites and their head offices, laid over what ODS says; no import changes it. */
@Injectable()
export class SiteCorrectionsService {
  constructor(
    private readonly repository: SiteCorrectionsRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  list(code: string): Promise<SiteCorrection[]> {
    return this.repository.list(code, this.clock.today());
  }

  /** Code of the head office on that day, which nobody changes until the transaction ends. */
  async headOfficeOn(manager: EntityManager, site: string, day: string): Promise<string | undefined> {
    await this.repository.lock(manager);
    return this.repository.headOfficeOn(manager, site, day);
  }

  /** @throws {ActionImpossible} when the site would be under itself if the head office operated it from that day on */
  async mustNotLoop(manager: EntityManager, site: Named, headOffice: Named, from: string): Promise<void> {
    const codes = { site: site.code, headOffice: headOffice.code, from };
    if (await this.repository.isUnder(manager, codes))
      throw new ActionImpossible(
        `${organisationWords(headOffice)} is itself under ${organisationWords(site)}, on that day or since`,
        'An organisation cannot be under itself. Correct first who is above the head office.',
      );
  }

  async make(manager: EntityManager, correction: Correction): Promise<Undo> {
    const { kind, site, headOffice, from, evidence } = correction;
    const ended = await this.repository.end(manager, site.code, from);
    const id = randomUUID();
    await this.repository.insert(manager, {
      id,
      site: site.code,
      headOffice: headOffice.code,
      kind,
      from,
      evidence,
      madeBy: acting().actor?.name ?? 'The helpdesk',
      madeAt: this.clock.now(),
    });
    await this.tell(manager, correction);
    return { id, ended };
  }

  async takeBack(
    manager: EntityManager,
    { id, ended }: Undo,
    correction: Omit<Correction, 'evidence'>,
  ): Promise<void> {
    await this.repository.takeBack(manager, id, ended);
    await this.tell(manager, correction);
  }

  /** The head office of the list that is different now. */
  async tell(
    manager: EntityManager,
    { kind, site, headOffice, from }: Omit<Correction, 'evidence'>,
  ): Promise<void> {
    await this.outbox.tell(manager, siteListCorrected, {
      headOffice: headOffice.code,
      headOfficeName: headOffice.name,
      site: site.code,
      siteName: site.name,
      change: kind,
      from,
    });
  }
}
