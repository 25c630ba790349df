/** Every address an email may link to: pages of the public website and nothing else. */
export const linksTo = (publicUrl: string) => ({
  home: () => publicUrl,
  signIn: () => `${publicUrl}/sign-in`,
  invitation: (token: string) => `${publicUrl}/invitations/${encodeURIComponent(token)}`,
  resetPassword: (token: string) => `${publicUrl}/reset-password/${encodeURIComponent(token)}`,
  addOrganisation: (code: string) => `${publicUrl}/add-organisation?code=${encodeURIComponent(code)}`,
  users: () => `${publicUrl}/users`,
  organisation: (code: string) => `${publicUrl}/organisations/${encodeURIComponent(code)}`,
  assessment: () => `${publicUrl}/assessment`,
  publish: () => `${publicUrl}/publish`,
  sites: () => `${publicUrl}/sites`,
  helpdeskCase: (id: string) => `${publicUrl}/admin/cases/${id}/show`,
});
export type Links = ReturnType<typeof linksTo>;
