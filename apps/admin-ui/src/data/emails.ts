import {
  discardEmail,
  getStaffEmail,
  listStaffEmails,
  resendEmail,
} from '@dspt/contracts/notifications/emails';
import { call } from './call.js';
import { paged, type Sources } from './source.js';

export const sources: Sources = {
  emails: {
    list: paged('notifications', listStaffEmails),
    one: (id, signal) => call('notifications', getStaffEmail, { params: { id } }, signal),
  },
};

export const methods = {
  resendEmail: (id: string, requestId: string) =>
    call('notifications', resendEmail, { params: { id }, body: { requestId } }),

  discardEmail: (id: string, reason: string) =>
    call('notifications', discardEmail, { params: { id }, body: { reason } }),
};
