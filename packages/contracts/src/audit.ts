import { z } from 'zod';
import { defineRoute } from './define.js';
import { listOf, moment, odsCode, paging, typedToken } from './values.js';

/** One change: who did what, for whom, why, and what was there before and after. Written once, never changed. */
export const auditLine = z.object({
  id: z.uuid(),
  /** The service that made the change. */
  service: z.string(),
  at: moment,
  /** What was done, such as `member.role-changed`; `auditNames` has the words for people. */
  did: z.string(),
  /** `null` when the service did it by itself. */
  actor: z.object({ id: z.uuid().nullable(), name: z.string(), role: z.string().nullable() }).nullable(),
  organisation: z.string().nullable(),
  person: z.uuid().nullable(),
  reason: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** The helpdesk's action of which it is a part. */
  actionId: z.uuid().nullable(),
  requestId: z.string().nullable(),
  /** What changed, by name; secrets are left out. */
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
});
export type AuditLine = z.infer<typeof auditLine>;

/** Every service answers this for its own changes; whoever wants the whole story asks all of them. */
export const listAudit = defineRoute('GET /staff/audit', {
  summary: 'What was changed in this service, newest first',
  access: 'staff.audit.view',
  query: z.object({
    organisation: odsCode.optional(),
    person: z.uuid().optional(),
    caseNumber: typedToken(40).optional(),
    before: moment.optional(),
    ...paging,
  }),
  output: listOf(auditLine),
});

/** Something that is not as it was written. `seq` is the line's number in the service's own table. */
export const auditFinding = z.object({
  what: z.enum(['altered', 'removed', 'inserted', 'seal-broken']),
  seq: z.number().int().nullable(),
  detail: z.string(),
});
export type AuditFinding = z.infer<typeof auditFinding>;

export const auditCheck = z.object({
  service: z.string(),
  /** `null` until the first check. */
  checkedAt: moment.nullable(),
  lines: z.number().int(),
  seals: z.number().int(),
  findings: z.array(auditFinding),
});
export type AuditCheck = z.infer<typeof auditCheck>;

export const getAuditCheck = defineRoute('GET /staff/audit-check', {
  summary: 'Whether the audit trail of this service was whole when it was last checked',
  access: 'staff.audit.view',
  output: auditCheck,
});
