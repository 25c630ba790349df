import { permissions, type Permission } from '@dspt/contracts/access';
import {
  confirmSecondFactor,
  passSecondFactor,
  session as sessionSchema,
  startSecondFactor,
  type Session,
} from '@dspt/contracts/identity/sessions';
import { HttpError } from 'react-admin';
import { z } from 'zod';
import { call, send } from '../data/call.js';

/** The portal's own address for scripts: it holds the session in a cookie that no script can read. */
const address = '/api/session';
const ending = z.object({ endsAt: z.iso.datetime() });

/** `null` when nobody is signed in. */
export async function currentSession(): Promise<Session | null> {
  try {
    return sessionSchema.parse(await send('GET', address));
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}

export const signIn = async (email: string, password: string): Promise<Session> =>
  sessionSchema.parse(await send('POST', address, { email, password }));

export const signOut = async (): Promise<void> => void (await send('DELETE', address));

/** When the session ends by itself; asking does not keep it awake. */
export const sessionEnd = async (): Promise<number> => endOf(await send('GET', `${address}/end`));

export const staySignedIn = async (): Promise<number> => endOf(await send('POST', `${address}/end`));

export const newSecondFactor = () => call('identity', startSecondFactor, {});

export const setUpSecondFactor = async (code: string): Promise<Session> =>
  (await call('identity', confirmSecondFactor, { body: { code } })).session;

export const showSecondFactor = async (code: string): Promise<Session> =>
  (await call('identity', passSecondFactor, { body: { code } })).session;

/** The dashboard is open to staff who have shown their second factor. */
export const mayEnter = (session: Session | null): session is Session =>
  session !== null && session.staff !== null && session.secondFactor === 'passed';

export const permissionsOf = ({ staff }: Session): Permission[] => permissions({ organisation: null, staff });

const endOf = (answer: unknown): number => Date.parse(ending.parse(answer).endsAt);
