import { getSupportContact } from '@dspt/contracts/assessment/profiles';
import { listStaffPublications } from '@dspt/contracts/assessment/publications';
import type { GivenBody, GivenQuery } from '@dspt/contracts/define';
import { listAreas } from '@dspt/contracts/organisations/areas';
import { getRegisterComparison } from '@dspt/contracts/organisations/comparisons';
import { getDashboard, getShares, getTrend, listGroups } from '@dspt/contracts/organisations/dashboard';
import { getImport, listImports } from '@dspt/contracts/organisations/imports';
import {
  addWebhook,
  changeWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  tryWebhook,
} from '@dspt/contracts/organisations/webhooks';
import { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import type { Boundaries } from '../regional/map/boundaries.js';
import { call, send } from './call.js';
import { codeOf, paged, type Sources } from './source.js';

/** Vite makes a file of its own of it, which the browser keeps. */
const boundaries = new URL('../../../../data/areas/england-areas.topo.json', import.meta.url).href;

type Area = GivenQuery<typeof getDashboard>;

export const sources: Sources = {
  organisations: {
    list: paged('organisations', listStaffOrganisations),
    one: (code, signal) => call('organisations', getStaffOrganisation, { params: { code } }, signal),
  },
  groups: { list: paged('organisations', listGroups) },
  regions: {
    list: async ({ signal }) => {
      const { regions } = await call('organisations', listAreas, {}, signal);
      return { items: regions.map((region) => ({ id: region.name, ...region })), total: regions.length };
    },
  },
  publications: {
    list: (asked) => call('assessment', listStaffPublications, { params: codeOf(asked) }, asked.signal),
  },
  imports: {
    list: ({ page, perPage, signal, unattended }) =>
      call('organisations', listImports, { query: { page, perPage } }, signal, unattended),
    one: (id, signal) => call('organisations', getImport, { params: { id } }, signal),
  },
  webhooks: {
    list: ({ page, perPage, signal }) =>
      call('organisations', listWebhooks, { query: { page, perPage } }, signal),
    one: (id, signal) => call('organisations', getWebhook, { params: { id } }, signal),
  },
};

export const methods = {
  getAreaCounts: (area: Area, signal: AbortSignal) =>
    call('organisations', getDashboard, { query: area }, signal),

  getTrend: (area: Area, signal: AbortSignal) => call('organisations', getTrend, { query: area }, signal),

  getShares: (query: GivenQuery<typeof getShares>, signal: AbortSignal) =>
    call('organisations', getShares, { query }, signal),

  getBoundaries: () => send('GET', boundaries) as Promise<Boundaries>,

  getSupportContact: (code: string, signal: AbortSignal) =>
    call('assessment', getSupportContact, { params: { code } }, signal),

  addWebhook: (body: GivenBody<typeof addWebhook>) => call('organisations', addWebhook, { body }),

  changeWebhook: (id: string, body: GivenBody<typeof changeWebhook>) =>
    call('organisations', changeWebhook, { params: { id }, body }),

  tryWebhook: (id: string) => call('organisations', tryWebhook, { params: { id } }),

  removeWebhook: (id: string) => call('organisations', removeWebhook, { params: { id } }),

  getRegisterComparison: (signal: AbortSignal) => call('organisations', getRegisterComparison, {}, signal),
};
