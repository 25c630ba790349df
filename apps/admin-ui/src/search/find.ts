import type { Permission } from '@dspt/contracts/access';
import type { StaffPerson } from '@dspt/contracts/identity/staff';
import type { CaseSummary } from '@dspt/contracts/support/cases';
import type { RaRecord } from 'react-admin';
import type { DashboardApi } from '../data/data-provider.js';
import type { StaffOrganisationRow } from '../organisations/organisation.js';

/** One thing that was found, and its page in the dashboard. */
export interface Found {
  kind: 'Organisation' | 'Person' | 'Case';
  id: string;
  text: string;
  detail: string;
  path: string;
}

/** Looks everywhere at once that whoever asks may look; what cannot be reached is left out. */
export async function find(
  api: DashboardApi,
  q: string,
  permissions: Permission[],
  signal: AbortSignal,
): Promise<Found[]> {
  const first = async <T extends RaRecord>(resource: string): Promise<T[]> =>
    (await api.getList<T>(resource, { filter: { q }, pagination: { page: 1, perPage: 5 }, signal })).data;
  const places = [
    permissions.includes('staff.organisations.view') &&
      first<StaffOrganisationRow>('organisations').then((rows) => rows.map(organisation)),
    permissions.includes('staff.people.view') &&
      first<StaffPerson>('accounts').then((rows) => rows.map(person)),
    permissions.includes('staff.cases.work') && first<CaseSummary>('cases').then((rows) => rows.map(aCase)),
  ];
  const answers = await Promise.allSettled(places.filter((place) => place !== false));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

const organisation = ({ code, name, postcode }: StaffOrganisationRow): Found => ({
  kind: 'Organisation',
  id: code,
  text: `${name} (${code})`,
  detail: postcode ?? '',
  path: `/organisations/${encodeURIComponent(code)}/show`,
});

const person = ({ id, firstName, lastName, email }: StaffPerson): Found => ({
  kind: 'Person',
  id,
  text: `${firstName} ${lastName}`,
  detail: email,
  path: `/accounts/${id}/show`,
});

const aCase = ({ id, number, firstName, lastName }: CaseSummary): Found => ({
  kind: 'Case',
  id,
  text: number,
  detail: `${firstName} ${lastName}`,
  path: `/cases/${id}/show`,
});
