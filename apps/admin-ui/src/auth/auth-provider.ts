import { roleNames, type Permission } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { HttpError, type AuthProvider } from 'react-admin';
import { needs } from './needs.js';
import { currentSession, mayEnter, permissionsOf, sessionNow, signOut } from './session.js';

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
    const { role } = session.staff;
    return { id, fullName: `${firstName} ${lastName}, ${roleNames[role]}`, role };
  },

  getPermissions: permissions,

  canAccess: async ({ resource }) => {
    const needed = (needs as Partial<Record<string, Permission>>)[resource];
    return needed !== undefined && (await permissions()).includes(needed);
  },
};
