import type { CoverageReason } from '@dspt/contracts/organisations/coverage';
import { Clock } from '@dspt/service-kit/clock';
import type { Caller } from '@dspt/service-kit/http/caller';
import { Injectable } from '@nestjs/common';
import { CoverageRepository } from './coverage.repository.js';

/** What was published for an organisation, by itself or by others. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly coverage: CoverageRepository,
    private readonly clock: Clock,
  ) {}

  async listFor(caller: Caller, code: string): Promise<CoverageReason[]> {
    caller.mustActFor(code);
    return this.reasons(code);
  }

  reasons(code: string): Promise<CoverageReason[]> {
    return this.coverage.reasons(code, this.clock.today());
  }
}
