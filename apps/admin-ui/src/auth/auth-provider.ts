import { roleNames, type Permission } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { HttpError, type AuthProvider } from 'react-admin';
import { currentSession, mayEnter, permissionsOf, sessionNow, signOut } from './session.js';

/** Which permission opens which resource. */
const needs = {
  organisations: 'staff.organisations.view',
  areas: 'staff.organisations.view',
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

async function permissions(): Promise<Permission[]> {
  const session = await currentSession();
  return mayEnter(session) ? permissionsOf(session) : [];
}

/** Out of reach is not signed out. */
async function mustSignIn(asked: Promise<Session | null>): Promise<boolean> {
  const session = await asked.catch(() => undefined);
  return session !== undefined && !mayEnter(session);
}

/** Refused without a message: the sign-in page says what there is to say. */
const signInFirst = () => Promise.reject(Object.assign(new Error(), { message: false }));

export const authProvider: AuthProvider = {
  /** Signing in has several steps of its own: this only opens the door after the last of them. */
  login: async () => (mayEnter(await currentSession()) ? undefined : signInFirst()),

  /** While the service is out of reach nobody is sent away: what they look at says that it could not be loaded. */
  checkAuth: async () => {
    if (await mustSignIn(currentSession())) return signInFirst();
  },

  checkError: async (error: unknown) => {
    if (!(error instanceof HttpError) || error.status !== 401) return;
    if (await mustSignIn(sessionNow())) return signInFirst();
  },

  /** Also called when a check failed: a session that is no good here (a care provider's) is not ours to end. */
  logout: async () => {
    if (mayEnter(await currentSession().catch(() => null))) await signOut();
  },

  getIdentity: async () => {
    const session = await currentSession();
    if (!session?.staff) throw new Error('Nobody is signed in');
    const { id, firstName, lastName } = session.person;
    return { id, fullName: `${firstName} ${lastName}, ${roleNames[session.staff.role]}` };
  },

  getPermissions: permissions,

  canAccess: async ({ resource }) => {
    const needed = (needs as Partial<Record<string, Permission>>)[resource];
    return needed !== undefined && (await permissions()).includes(needed);
  },
};
