import type { GivenBody } from '@dspt/contracts/define';
import {
  approveAction,
  getAction,
  listActions,
  previewStaffAction,
  refuseAction,
  requestAction,
  seeAction,
  withdrawAction,
} from '@dspt/contracts/support/actions';
import { call } from './call.js';
import { paged, type Sources } from './source.js';

export const sources: Sources = {
  actions: {
    list: paged('support', listActions),
    one: (id, signal) => call('support', getAction, { params: { id } }, signal),
  },
};

export const methods = {
  previewAction: (what: GivenBody<typeof previewStaffAction>) =>
    call('support', previewStaffAction, { body: what }),

  requestAction: (body: GivenBody<typeof requestAction>) => call('support', requestAction, { body }),

  approveAction: (id: string, fingerprint: string) =>
    call('support', approveAction, { params: { id }, body: { fingerprint } }),

  refuseAction: (id: string, note: string) =>
    call('support', refuseAction, { params: { id }, body: { note } }),

  seeAction: (id: string) => call('support', seeAction, { params: { id } }),

  withdrawAction: (id: string) => call('support', withdrawAction, { params: { id } }),
};
