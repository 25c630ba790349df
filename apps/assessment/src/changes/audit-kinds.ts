import type { Change } from '@dspt/contracts/assessment/changes';

/** What of the audit trail is a change of an assessment. Answers and owners have histories of their own (ADR 61). */
export const auditKinds = {
  'assertions.confirmed': 'confirmed',
  'assertions.unconfirmed': 'unconfirmed',
  'assessment.carried-over': 'carried-over',
  'answer-sheet.saved': 'answer-sheet-saved',
  'action-plan.saved': 'action-plan-saved',
  'profile.changed': 'profile-changed',
  'profile.accepted': 'profile-accepted',
  'publication.made': 'published',
  'publication.sites-added': 'sites-added',
  'action.move-assessment': 'moved',
  'action.move-assessment.undone': 'moved',
} as const satisfies Record<string, Change['did']>;
