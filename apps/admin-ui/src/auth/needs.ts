import type { Permission } from '@dspt/contracts/access';

/** Which permission opens which resource. */
export const needs = {
  organisations: 'staff.organisations.view',
  areas: 'staff.organisations.view',
  map: 'staff.organisations.view',
  groups: 'staff.organisations.view',
  publications: 'staff.organisations.view',
  people: 'staff.people.view',
  accounts: 'staff.people.view',
  emails: 'staff.emails.view',
  impersonations: 'staff.impersonations.start',
  'sending-again': 'staff.emails.resend',
  'dead-letters': 'staff.dead-letters.manage',
  imports: 'staff.imports.view',
  webhooks: 'staff.webhooks.manage',
  cases: 'staff.cases.work',
  actions: 'staff.actions.request',
  approvals: 'staff.actions.approve',
  audit: 'staff.audit.view',
  'security-events': 'staff.security-events.view',
  'contact-notes': 'staff.contact-notes.write',
  incidents: 'staff.cases.work',
} as const satisfies Record<string, Permission>;

/** What somebody may or may not see in the dashboard. */
export type Guarded = keyof typeof needs;
