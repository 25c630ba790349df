import { getSupportContact } from '@dspt/contracts/assessment/profiles';
import { listStaffPublications } from '@dspt/contracts/assessment/publications';
import type { GivenQuery } from '@dspt/contracts/define';
import { listAreas } from '@dspt/contracts/organisations/areas';
import { getRegisterComparison } from '@dspt/contracts/organisations/comparisons';
import { getDashboard, getTrend, listGroups } from '@dspt/contracts/organisations/dashboard';
import { getImport, listImports } from '@dspt/contracts/organisations/imports';
import { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { call } from './call.js';
import { codeOf, paged, type Sources } from './source.js';

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
    list: ({ page, perPage, signal }) =>
      call('organisations', listImports, { query: { page, perPage } }, signal),
    one: (id, signal) => call('organisations', getImport, { params: { id } }, signal),
  },
};

export const methods = {
  getAreaCounts: (area: Area, signal: AbortSignal) =>
    call('organisations', getDashboard, { query: area }, signal),

  getTrend: (area: Area, signal: AbortSignal) => call('organisations', getTrend, { query: area }, signal),

  getSupportContact: (code: string, signal: AbortSignal) =>
    call('assessment', getSupportContact, { params: { code } }, signal),

  getRegisterComparison: (signal: AbortSignal) => call('organisations', getRegisterComparison, {}, signal),
};
