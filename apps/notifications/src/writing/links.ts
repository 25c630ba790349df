import type { EmailKind } from '@dspt/contracts/notifications/email-preferences';

const oneTimePages = {
  invitation: 'invitations',
  'password-reset': 'reset-password',
  'email-change-old': 'email-change/old',
  'email-change-new': 'email-change/new',
} as const;
export type OneTimeLinkKind = keyof typeof oneTimePages;

/** Every address an email may link to: pages of the public website and nothing else. */
export const linksTo = (publicUrl: string) => ({
  /** Where a button of any email may lead, by the name of its placeholder. */
  pages: {
    signIn: `${publicUrl}/sign-in`,
    users: `${publicUrl}/users`,
    invite: `${publicUrl}/users/invite`,
    assessment: `${publicUrl}/assessment`,
    myTasks: `${publicUrl}/assessment?show=mine`,
    sites: `${publicUrl}/sites`,
    incidents: `${publicUrl}/incidents`,
    comingUp: `${publicUrl}/coming-up`,
  },
  oneTime: (kind: OneTimeLinkKind, token: string) =>
    `${publicUrl}/${oneTimePages[kind]}/${encodeURIComponent(token)}`,
  stopEmails: (kind: EmailKind, token: string) => `${publicUrl}/stop-emails/${kind}/${token}`,
  addOrganisation: (code: string) => `${publicUrl}/add-organisation?code=${encodeURIComponent(code)}`,
  document: (id: string) => `${publicUrl}/assessment/documents#document-${id}`,
  question: (ref: string) => `${publicUrl}/assessment/items/${ref}`,
  actionPlan: `${publicUrl}/action-plan`,
  profile: `${publicUrl}/profile`,
  organisation: (code: string) => `${publicUrl}/organisations/${encodeURIComponent(code)}`,
  helpdeskCase: (id: string) => `${publicUrl}/admin/cases/${id}/show`,
});
export type Links = ReturnType<typeof linksTo>;

export const pageNames = Object.keys(linksTo('').pages);
