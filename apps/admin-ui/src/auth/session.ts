import { permissions, type Permission } from '@dspt/contracts/access';
import { session as sessionSchema, type Session } from '@dspt/contracts/identity/sessions';
import { HttpError } from 'react-admin';
import { z } from 'zod';
import { send } from '../data/call.js';

/** The portal's own address for scripts: it holds the session in a cookie that no script can read. */
const address = '/api/session';
const ending = z.object({ endsAt: z.iso.datetime() });

/** A page asks several times in a row who is signed in; for this long the answer is the same, in ms. */
const freshMs = 3000;
let known: { at: number; session: Promise<Session | null> } | undefined;

/** `null` when nobody is signed in. */
export function currentSession(): Promise<Session | null> {
  if (!known || performance.now() - known.at > freshMs)
    known = { at: performance.now(), session: askSession() };
  return known.session;
}

/** Asks anew, after something was refused: a refusal alone does not mean that the session has ended. */
export function sessionNow(): Promise<Session | null> {
  known = undefined;
  return currentSession();
}

export async function signIn(email: string, password: string): Promise<Session> {
  return became(sessionSchema.parse(await send('POST', address, { email, password })));
}

export async function signOut(): Promise<void> {
  await send('DELETE', address);
  known = undefined;
}

export async function showSecondFactor(code: string): Promise<Session> {
  return became(sessionSchema.parse(await send('POST', `${address}/second-factor`, { code })));
}

/** When the session ends by itself; asking does not keep it awake. */
export const sessionEnd = async (): Promise<number> => endOf(await send('GET', `${address}/end`));

export const staySignedIn = async (): Promise<number> => endOf(await send('POST', `${address}/end`));

/** The dashboard is open to staff who have shown their second factor. */
export const mayEnter = (session: Session | null): session is Session =>
  session !== null && session.staff !== null;

export const permissionsOf = ({ staff }: Session): Permission[] => permissions({ organisation: null, staff });

async function askSession(): Promise<Session | null> {
  try {
    return sessionSchema.parse(await send('GET', address));
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    known = undefined;
    throw error;
  }
}

function became(session: Session): Session {
  known = { at: performance.now(), session: Promise.resolve(session) };
  return session;
}

const endOf = (answer: unknown): number => Date.parse(ending.parse(answer).endsAt);
