import type { GivenBody } from '@dspt/contracts/define';
import type { startImpersonation } from '@dspt/contracts/identity/impersonations';
import { listPersonSecurityEvents, listSecurityEvents } from '@dspt/contracts/identity/security-events';
import { getStaffPerson, listStaffPeople } from '@dspt/contracts/identity/staff';
import { listStaffUsers } from '@dspt/contracts/identity/users';
import { z } from 'zod';
import { call, send } from './call.js';
import { codeOf, paged, type Sources } from './source.js';

export const sources: Sources = {
  people: {
    list: (asked) => call('identity', listStaffUsers, { params: codeOf(asked) }, asked.signal),
  },
  accounts: {
    list: paged('identity', listStaffPeople),
    one: (id, signal) => call('identity', getStaffPerson, { params: { id } }, signal),
  },
  'security-events': { list: paged('identity', listSecurityEvents) },
  /** The same of one person. */
  'sign-ins': {
    list: ({ filter, page, perPage, signal }) =>
      call(
        'identity',
        listPersonSecurityEvents,
        { params: { id: filter['person'] ?? '' }, query: { page, perPage } },
        signal,
      ),
  },
};

const impersonating = z.object({ until: z.iso.datetime() });

export const methods = {
  /** The portal keeps the session: scripts never see its secret. */
  startImpersonation: async (body: GivenBody<typeof startImpersonation>) =>
    impersonating.parse(await send('POST', '/api/impersonation', body)),
};
