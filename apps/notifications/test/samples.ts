import type { EmailTemplate } from '@dspt/contracts/notifications/emails';
import type { DataOf } from '../src/emails/templates.js';

const about = { code: 'VL00D', organisationName: 'Rose House' };
const person = { name: 'Bob Builder', email: 'bob@care.example', telephone: '020 7946 0000' };
const invitation = {
  invitationId: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
  organisation: { code: 'VL00D', name: 'Rose House' },
  sentAt: '2026-05-03T10:00:00.000Z',
};
const publication = {
  code: 'AAAC',
  organisationName: 'HEAD OFFICE OF ROSE',
  edition: '2026-27',
  level: 'met',
  publishedAt: '2026-05-03T10:00:00.000Z',
  expiresAt: '2027-05-03T10:00:00.000Z',
} as const;
const sites = [
  { code: 'VL00D', name: 'Rose House' },
  { code: 'VL00E', name: 'Lily House' },
];

const helpdeskCase = {
  number: 'C-2026-000123',
  topic: 'no-administrator',
  organisationName: 'Rose House',
} as const;

/** Something to fill each kind of email with. */
export const samples: { [N in EmailTemplate]: DataOf<N> } = {
  'invitation-to-register': { ...invitation, role: 'administrator', invitedBy: null },
  'invitation-to-join': { ...invitation, role: 'member', invitedBy: person },
  'invitation-to-staff': { ...invitation, organisation: null, role: 'helpdesk-operator', invitedBy: person },
  'address-already-registered': about,
  'already-user': about,
  'join-requested': { ...about, person, message: 'I am the new deputy manager.\nPlease let me in.' },
  'join-refused': about,
  'site-list-corrected': {
    headOffice: { code: 'AAAC', name: 'HEAD OFFICE OF ROSE' },
    site: { code: 'VL00D', name: 'Rose House' },
    change: 'added',
    from: '2026-11-01',
  },
  'head-office-function-switched': { ...about, enabled: true },
  'case-received': { ...helpdeskCase, code: 'VL00D' },
  'case-opened': { ...helpdeskCase, code: 'VL00D', caseId: invitation.invitationId },
  'case-answered': { number: 'C-2026-000123', text: 'Please ring us about Rose House.\n\nOlive' },
  'account-unlocked': {},
  'sessions-ended': {},
  'second-factor-reset': {},
  'address-corrected': {},
  'address-given-up': {},
  'accounts-merged': { otherAddress: 'ann.old@care.example' },
  'account-merged-away': {},
  'accounts-separated': {},
  'account-closed': {},
  'former-address-used': {},
  'invitation-cancelled': about,
  'invitation-declined': { ...about, person, toHelpdesk: false },
  'provider-viewed': { ...about, viewedAt: '2026-05-03T10:00:00.000Z' },
  'password-reset': { resetId: invitation.invitationId, sentAt: invitation.sentAt },
  'password-changed': { changedAt: '2026-05-03T10:00:00.000Z' },
  'recovery-code-used': { changedAt: '2026-05-03T10:00:00.000Z', codesLeft: 2 },
  'recovery-codes-renewed': { changedAt: '2026-05-03T10:00:00.000Z' },
  'email-change-old': {
    emailChangeId: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
    newEmail: 'ann.new@care.example',
    sentAt: '2026-05-03T10:00:00.000Z',
  },
  'email-change-new': {
    emailChangeId: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
    sentAt: '2026-05-03T10:00:00.000Z',
  },
  'email-change-taken': {},
  'email-changed': { changedAt: '2026-05-03T10:00:00.000Z' },
  'email-changed-away': {},
  'passkey-added': { changedAt: '2026-05-03T10:00:00.000Z' },
  'passkey-removed': { changedAt: '2026-05-03T10:00:00.000Z' },
  'account-linked': { changedAt: '2026-05-03T10:00:00.000Z', service: 'NHSmail' },
  'account-unlinked': { changedAt: '2026-05-03T10:00:00.000Z', service: 'NHSmail' },
  'second-factor-replaced': { changedAt: '2026-05-03T10:00:00.000Z' },
  'second-factor-removed': { changedAt: '2026-05-03T10:00:00.000Z' },
  'member-added': { ...about, role: 'administrator', changedBy: 'Cara Carer' },
  'administrator-added': { ...about, person, changedBy: 'Cara Carer' },
  'role-changed': { ...about, from: 'auditor', to: 'member', changedBy: 'Cara Carer' },
  'member-removed': { ...about, changedBy: null },
  'organisation-left': { ...about, changedBy: null },
  'member-left': { ...about, person, changedBy: null },
  'second-administrator': { organisations: sites },
  published: { ...publication, publishedBy: 'Bob Builder', sitesCovered: 194 },
  'sites-covered': { ...publication, sites },
  'sites-added': { ...publication, sites: sites.slice(0, 1), addedBy: 'Bob Builder' },
  'sites-joined': { code: 'AAAC', organisationName: 'HEAD OFFICE OF ROSE', sites: sites },
  'questions-given': {
    ...about,
    givenBy: ['Bob Builder'],
    items: [
      { ref: '1.1.1', question: 'What is your ICO registration number?', dueOn: '2027-03-31' },
      { ref: '1.1.2', question: 'Do you have a list of the information you hold?', dueOn: null },
    ],
  },
  'questions-handed-over': {
    ...about,
    by: 'Bob Builder',
    from: ['Maria Lopez'],
    note: 'The list is in the blue folder.\nThe deputy manager knows where.',
    items: [
      { ref: '1.1.1', question: 'What is your ICO registration number?', dueOn: '2027-03-31' },
      { ref: '1.1.2', question: 'Do you have a list of the information you hold?', dueOn: null },
    ],
  },
  'coming-up': {
    ...about,
    today: '2026-12-08',
    items: [
      {
        what: 'document',
        on: '2026-11-30',
        id: invitation.invitationId,
        name: 'Policy.pdf',
        refs: ['1.1.2'],
      },
      {
        what: 'question',
        on: '2026-12-01',
        ref: '1.1.1',
        question: 'What is your ICO registration number?',
        owner: { id: invitation.invitationId, name: 'Bob Builder' },
      },
      {
        what: 'action',
        on: '2027-01-15',
        ref: '4.5.4',
        question: 'How do you make sure that passwords are strong?',
        owner: 'Bob Builder',
      },
      { what: 'cyber-essentials-plus', on: '2027-01-31' },
    ],
  },
  'incident-reported': { ...about, number: 'I-000123', tellBy: '2026-12-01T14:30:00.000Z' },
  'incident-due': { ...about, number: 'I-000123', tellBy: '2026-12-01T14:30:00.000Z' },
  'status-ending': { ...about, lastDay: '2027-05-02', daysLeft: 30, publisher: null, sites: 12 },
  'assessment-moved': { from: sites[1]!, to: sites[0]!, edition: '2026-27' },
  'publication-copied': { ...publication, sites },
  'publication-copy-ended': { ...publication, sites: sites.slice(0, 1) },
};
