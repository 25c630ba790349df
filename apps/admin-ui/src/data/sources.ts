import { listStaffPublications } from '@dspt/contracts/assessment/publications';
import type { RouteContract, Schema } from '@dspt/contracts/define';
import { listSecurityEvents } from '@dspt/contracts/identity/security-events';
import { getStaffPerson, listStaffPeople } from '@dspt/contracts/identity/staff';
import { listStaffUsers } from '@dspt/contracts/identity/users';
import { getStaffEmail, listStaffEmails } from '@dspt/contracts/notifications/emails';
import { listGroups } from '@dspt/contracts/organisations/dashboard';
import { listAreas } from '@dspt/contracts/organisations/areas';
import { getImport, listImports } from '@dspt/contracts/organisations/imports';
import { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { getAction, listActions } from '@dspt/contracts/support/actions';
import { getCase, listCases } from '@dspt/contracts/support/cases';
import { listContactNotes } from '@dspt/contracts/support/contact-notes';
import type { RaRecord } from 'react-admin';
import type { ZodType } from 'zod';
import { type Service, call } from './call.js';

/** What a list asks for. Filters and sort orders have the names of the contracts. */
interface Asked {
  page: number;
  perPage: number;
  sort: string;
  order: 'ASC' | 'DESC';
  filter: Record<string, string>;
  signal: AbortSignal | undefined;
}
interface Page {
  items: RaRecord[];
  total: number;
}
interface Source {
  list: (asked: Asked) => Promise<Page>;
  one?: (id: string, signal: AbortSignal | undefined) => Promise<RaRecord>;
}

type ListContract = RouteContract<undefined, Schema, undefined, ZodType<Page>>;

/**
 * A list that is filtered, sorted and paged as its contract says. Filters come from the address bar: what does not fit is
 * refused by the service, kindly.
 */
const paged =
  (service: Service, route: ListContract): Source['list'] =>
  ({ filter, page, perPage, sort, order, signal }) =>
    call(service, route, { query: { ...filter, page, perPage, sort, order } }, signal);
const codeOf = ({ filter }: Asked) => ({ code: filter['code'] ?? '' });

/** Where each resource comes from; nothing else in the dashboard knows the services. */
export const sources: Record<string, Source> = {
  organisations: {
    list: paged('organisations', listStaffOrganisations),
    one: (code, signal) => call('organisations', getStaffOrganisation, { params: { code } }, signal),
  },
  groups: {
    list: paged('organisations', listGroups),
  },
  regions: {
    list: async ({ signal }) => {
      const { regions } = await call('organisations', listAreas, {}, signal);
      return { items: regions.map((region) => ({ id: region.name, ...region })), total: regions.length };
    },
  },
  people: {
    list: (asked) => call('identity', listStaffUsers, { params: codeOf(asked) }, asked.signal),
  },
  accounts: {
    list: paged('identity', listStaffPeople),
    one: (id, signal) => call('identity', getStaffPerson, { params: { id } }, signal),
  },
  publications: {
    list: (asked) => call('assessment', listStaffPublications, { params: codeOf(asked) }, asked.signal),
  },
  emails: {
    list: paged('notifications', listStaffEmails),
    one: (id, signal) => call('notifications', getStaffEmail, { params: { id } }, signal),
  },
  cases: {
    list: paged('support', listCases),
    one: (id, signal) => call('support', getCase, { params: { id } }, signal),
  },
  actions: {
    list: paged('support', listActions),
    one: (id, signal) => call('support', getAction, { params: { id } }, signal),
  },
  'contact-notes': {
    list: paged('support', listContactNotes),
  },
  'security-events': {
    list: paged('identity', listSecurityEvents),
  },
  imports: {
    list: ({ page, perPage, signal }) =>
      call('organisations', listImports, { query: { page, perPage } }, signal),
    one: (id, signal) => call('organisations', getImport, { params: { id } }, signal),
  },
};
