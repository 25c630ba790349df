import { z } from 'zod';

/** Roles a person can hold in an organisation (domain: "Roles in an organisation"). */
export const organisationRole = z.enum(['auditor', 'member', 'administrator']);
export type OrganisationRole = z.infer<typeof organisationRole>;

/** Roles of the people who run the service. */
export const staffRole = z.enum([
  'helpdesk-operator',
  'helpdesk-supervisor',
  'regional-officer',
  'national-programme',
  'content-editor',
  'system-administrator',
]);
export type StaffRole = z.infer<typeof staffRole>;

const auditor = ['organisation.view', 'assessment.view'] as const;
const member = [...auditor, 'assessment.answer'] as const;
const administrator = [
  ...member,
  'assessment.confirm',
  'assessment.publish',
  'users.manage',
  'profile.edit',
  'head-office.manage',
  'supplier-statements.write',
] as const;

const anyStaff = ['staff.self'] as const;
const register = [...anyStaff, 'staff.organisations.view', 'staff.contact-notes.write'] as const;
const helpdesk = [
  ...register,
  'staff.people.view',
  'staff.emails.view',
  'staff.emails.resend',
  'staff.audit.view',
  'staff.cases.work',
  'staff.actions.request',
  'staff.impersonations.start',
] as const;
const supervisor = [
  ...helpdesk,
  'staff.actions.approve',
  'staff.dead-letters.manage',
  'staff.security-events.view',
] as const;
/** Runs the service, and never approves what the helpdesk asks for (domain: "Helpdesk actions"). */
const administratorOfSystem = [
  ...helpdesk,
  'staff.dead-letters.manage',
  'staff.security-events.view',
  'staff.imports.view',
  'staff.imports.run',
  'staff.webhooks.manage',
] as const;

/** The one table of who may do what; guards, pages and the dashboard all read it. */
export const permissionsOf = {
  auditor,
  member,
  administrator,
  'helpdesk-operator': helpdesk,
  'helpdesk-supervisor': supervisor,
  'regional-officer': register,
  'national-programme': [...register, 'staff.imports.view', 'staff.imports.run', 'staff.webhooks.manage'],
  'content-editor': anyStaff,
  'system-administrator': administratorOfSystem,
} as const satisfies Record<OrganisationRole | StaffRole, readonly string[]>;

export type Permission = (typeof permissionsOf)[keyof typeof permissionsOf][number];

/**
 * Who may call an operation: everyone, anybody signed in, or whoever holds a permission.
 * A person signed in who has not yet chosen an organisation holds none.
 */
export type Access = 'public' | 'authenticated' | Permission;

/** Names of the roles as people read them. */
export const roleNames: Record<OrganisationRole | StaffRole, string> = {
  auditor: 'Auditor',
  member: 'Member',
  administrator: 'Administrator',
  'helpdesk-operator': 'Helpdesk operator',
  'helpdesk-supervisor': 'Helpdesk supervisor',
  'regional-officer': 'Regional officer',
  'national-programme': 'National programme',
  'content-editor': 'Content editor',
  'system-administrator': 'System administrator',
};

/** What the signed token that travels with every call says about the person calling. */
export const claims = z.object({
  /** Person's id. */
  sub: z.uuid(),
  /** Session's id; ending the session ends every token made from it. */
  sid: z.uuid(),
  /** Display name, to sign answers and publications with. Never logged. */
  name: z.string(),
  /** The organisation the person has chosen to act for. */
  organisation: z.object({ code: z.string(), role: organisationRole }).nullable(),
  /** Set only for staff who passed their second factor. `areas` limits what a regional officer sees. */
  staff: z.object({ role: staffRole, areas: z.array(z.string()) }).nullable(),
  /** Set for staff who look at an organisation as its people see it: nothing can be changed. */
  impersonation: z.literal(true).optional(),
  /** Set while a second factor is owed: its bearer is a stranger to all but what passes it. */
  secondFactorPending: z.literal(true).optional(),
  /** Issued at, seconds since 1970. */
  iat: z.number(),
});
export type Claims = z.infer<typeof claims>;

/** Every permission the bearer of these claims holds. */
export function permissions({ organisation, staff }: Pick<Claims, 'organisation' | 'staff'>): Permission[] {
  return [
    ...(organisation ? permissionsOf[organisation.role] : []),
    ...(staff ? permissionsOf[staff.role] : []),
  ];
}
