import type { headOfficeProblem } from '@dspt/contracts/organisations/sites';
import { Problem } from '@dspt/contracts/problem';
import type { z } from 'zod';

type Code = z.infer<typeof headOfficeProblem>;

export class SelfServiceOff extends Problem {
  constructor() {
    const code: Code = 'head-office-self-service-off';
    super({
      code,
      status: 409,
      title: 'Only the helpdesk can switch the head-office function on or off',
      detail: 'Contact the helpdesk and tell them your ODS code.',
    });
  }
}

export class NoOpenSites extends Problem {
  constructor() {
    const code: Code = 'no-open-sites';
    super({
      code,
      status: 409,
      title: 'We cannot find any open sites of your organisation',
      detail:
        'The Organisation Data Service does not list an open site under your ODS code. ' +
        'Ask the helpdesk to add your sites, or publish for your organisation alone.',
    });
  }
}
