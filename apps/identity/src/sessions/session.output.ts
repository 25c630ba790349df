import { permissionsOf, type Claims, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import type { Membership, Session } from '@dspt/contracts/identity/sessions';

/** A session with everything that decides what its bearer may do. */
export interface SessionRecord {
  id: string;
  personId: string;
  email: string;
  firstName: string;
  lastName: string;
  staffRole: StaffRole | null;
  staffAreas: string[];
  memberships: { code: string; organisationName: string; role: OrganisationRole }[];
  organisationCode: string | null;
  hasApp: boolean;
  hasPasskeys: boolean;
  secondFactorPassedAt: Date | null;
  /** Set for staff who look at an organisation as its people see it. */
  impersonation: { code: string; organisationName: string; until: string } | null;
  /** Browser and system in words. */
  device: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  /** When the rights of the session or the person last changed: tokens must be younger. */
  changedAt: Date | null;
}

const minute = 60_000;
const idleMs = { provider: 60 * minute, staff: 30 * minute };
const longestMs = 12 * 60 * minute;

/** Idle or absolute end, whichever comes first. */
export function endOf({ staffRole, createdAt, lastUsedAt, impersonation }: SessionRecord): Date {
  if (impersonation) return new Date(impersonation.until);
  const idle = lastUsedAt.getTime() + (staffRole ? idleMs.staff : idleMs.provider);
  return new Date(Math.min(idle, createdAt.getTime() + longestMs));
}

function secondFactorState(record: SessionRecord): Session['secondFactor'] {
  if (record.hasApp || record.hasPasskeys) return record.secondFactorPassedAt ? 'passed' : 'required';
  return record.staffRole ? 'set-up-required' : 'none';
}

/** Whoever may not view any more sees nothing any more. */
export const mayGoOn = ({ impersonation, staffRole }: SessionRecord): boolean =>
  !impersonation ||
  (staffRole !== null &&
    (permissionsOf[staffRole] as readonly string[]).includes('staff.impersonations.start'));

/** Until the second factor is passed a session gives no rights at all. */
const isOpen = (record: SessionRecord): boolean => ['none', 'passed'].includes(secondFactorState(record));

export function sessionOutput(record: SessionRecord): Session {
  const { id, personId, email, firstName, lastName } = record;
  return {
    id,
    person: { id: personId, email, firstName, lastName },
    memberships: isOpen(record) ? membershipsOf(record) : [],
    organisation: chosen(record),
    staff: staffOf(record),
    secondFactor: secondFactorState(record),
    secondFactors: { app: record.hasApp, passkeys: record.hasPasskeys },
    impersonation: record.impersonation && { until: endOf(record).toISOString() },
    endsAt: endOf(record).toISOString(),
  };
}

export function claimsOf(record: SessionRecord): Omit<Claims, 'iat'> {
  const organisation = chosen(record);
  return {
    sub: record.personId,
    sid: record.id,
    name: `${record.firstName} ${record.lastName}`,
    organisation: organisation && { code: organisation.code, role: organisation.role },
    staff: staffOf(record),
    ...(record.impersonation ? { impersonation: true } : {}),
    ...(isOpen(record) ? {} : { secondFactorPending: true }),
  };
}

/** Whoever views holds the one role that changes nothing, there alone. */
function membershipsOf({ impersonation, memberships }: SessionRecord): Membership[] {
  if (!impersonation) return memberships;
  const { code, organisationName } = impersonation;
  return [{ code, organisationName, role: 'auditor' }];
}

function chosen(record: SessionRecord): Membership | null {
  if (!isOpen(record)) return null;
  const memberships = membershipsOf(record);
  const { organisationCode } = record;
  const only = memberships.length === 1 ? memberships[0] : undefined;
  return memberships.find(({ code }) => code === organisationCode) ?? only ?? null;
}

function staffOf(record: SessionRecord): Session['staff'] {
  const { staffRole, staffAreas, impersonation } = record;
  return staffRole && !impersonation && isOpen(record) ? { role: staffRole, areas: staffAreas } : null;
}
