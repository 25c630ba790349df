import { Problem } from '@dspt/contracts/problem';
import type { BackendService } from './directory.js';

/** What people cannot do while a service is away. */
const partNames: Record<BackendService, string> = {
  identity: 'Signing in, registering and managing users',
  organisations: 'Finding organisations and their sites',
  assessment: 'Answering questions and publishing',
  notifications: 'The list of emails',
  support: 'Writing to the helpdesk on this website',
};

/** A service that is away, in the words of people. */
export class PartUnavailable extends Problem {
  constructor(part: BackendService) {
    super({
      code: 'service-unavailable',
      status: 503,
      title: `${partNames[part]} is not working at the moment`,
      detail: 'Try again in a minute.',
    });
  }
}
