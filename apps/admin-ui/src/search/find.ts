import { listStaffPeople } from '@dspt/contracts/identity/staff';
import { listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { listCases } from '@dspt/contracts/support/cases';
import type { Permission } from '@dspt/contracts/access';
import { call } from '../data/call.js';

/** One thing that was found, and its page in the dashboard. */
export interface Found {
  kind: 'Organisation' | 'Person' | 'Case';
  id: string;
  text: string;
  detail: string;
  path: string;
}

const few = { page: 1, perPage: 5 };

/** Looks everywhere at once that whoever asks may look; what cannot be reached is left out. */
export async function find(q: string, permissions: Permission[], signal: AbortSignal): Promise<Found[]> {
  const places = [
    permissions.includes('staff.organisations.view') && organisations(q, signal),
    permissions.includes('staff.people.view') && people(q, signal),
    permissions.includes('staff.cases.work') && cases(q, signal),
  ];
  const answers = await Promise.allSettled(places.filter((place) => place !== false));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

async function organisations(q: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await call('organisations', listStaffOrganisations, { query: { q, ...few } }, signal);
  return items.map(({ code, name, postcode }) => ({
    kind: 'Organisation',
    id: code,
    text: `${name} (${code})`,
    detail: postcode ?? '',
    path: `/organisations/${encodeURIComponent(code)}/show`,
  }));
}

async function people(q: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await call('identity', listStaffPeople, { query: { q, ...few } }, signal);
  return items.map(({ id, firstName, lastName, email }) => ({
    kind: 'Person',
    id,
    text: `${firstName} ${lastName}`,
    detail: email,
    path: `/accounts/${id}/show`,
  }));
}

async function cases(q: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await call('support', listCases, { query: { q, ...few } }, signal);
  return items.map(({ id, number, firstName, lastName }) => ({
    kind: 'Case',
    id,
    text: number,
    detail: `${firstName} ${lastName}`,
    path: `/cases/${id}/show`,
  }));
}
