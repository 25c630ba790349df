import type { GivenBody } from '@dspt/contracts/define';
import {
  addCaseNote,
  changeCase,
  getCase,
  listCases,
  recordCase,
  writeCaseEmail,
} from '@dspt/contracts/support/cases';
import { finishNextAction, listContactNotes, writeContactNote } from '@dspt/contracts/support/contact-notes';
import { getAnyIncident, listAllIncidents } from '@dspt/contracts/support/incidents';
import { call } from './call.js';
import { paged, type Sources } from './source.js';

export const sources: Sources = {
  cases: {
    list: paged('support', listCases),
    one: (id, signal) => call('support', getCase, { params: { id } }, signal),
  },
  'contact-notes': { list: paged('support', listContactNotes) },
  incidents: {
    list: paged('support', listAllIncidents),
    one: (id, signal) => call('support', getAnyIncident, { params: { id } }, signal),
  },
};

/** Fields of a form as they were filled in: what is wrong with them the service says. */
type Typed = Record<string, string | null>;

export const methods = {
  recordCase: (id: string, typed: Typed) => call('support', recordCase, { body: { id, ...typed } as never }),

  changeCase: (id: string, body: GivenBody<typeof changeCase>) =>
    call('support', changeCase, { params: { id }, body }),

  addCaseNote: (caseId: string, body: GivenBody<typeof addCaseNote>) =>
    call('support', addCaseNote, { params: { id: caseId }, body }),

  writeCaseEmail: (caseId: string, body: GivenBody<typeof writeCaseEmail>) =>
    call('support', writeCaseEmail, { params: { id: caseId }, body }),

  writeContactNote: (id: string, typed: Typed) =>
    call('support', writeContactNote, { body: { id, ...typed } as never }),

  finishNextAction: (id: string) => call('support', finishNextAction, { params: { id } }),
};
