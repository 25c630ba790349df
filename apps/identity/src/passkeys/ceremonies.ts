import type { Body, Output } from '@dspt/contracts/define';
import type { addPasskey, signInWithPasskey, startPasskey } from '@dspt/contracts/identity/passkeys';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import type { Person } from '../people/person.entity.js';
import { Challenges, type Purpose } from './challenges.js';
import type { StoredPasskey } from './passkey.entity.js';
import { PasskeyFailed } from './passkeys.problems.js';

type Options = Output<typeof startPasskey>['options'];

/** A challenge that was answered, to be answered once. */
export interface Answered {
  challenge: string;
  expiresAt: Date;
}

/** Its two hundred files, 20 MB of them in memory, wait until somebody has to do with a passkey. */
const webauthn = () => import('@simplewebauthn/server');

const rpName = 'Data Security and Protection Toolkit';
const timeoutMs = 10 * 60_000;

/** What WebAuthn calls ceremonies: between this website, a browser and a device that knows its owner. */
@Injectable()
export class Ceremonies {
  private readonly origin: string;
  private readonly rpID: string;

  constructor(
    config: Config,
    private readonly challenges: Challenges,
  ) {
    const { origin, hostname } = new URL(config.PUBLIC_URL);
    this.origin = origin;
    this.rpID = hostname;
  }

  /** No account is named: the browser offers those that it has passkeys for. */
  async askFor(): Promise<Options> {
    const { generateAuthenticationOptions } = await webauthn();
    const { rpID } = this;
    const challenge = this.challenges.make('sign-in');
    return generateAuthenticationOptions({
      rpID,
      challenge,
      userVerification: 'required',
      timeout: timeoutMs,
    }) as Promise<Options>;
  }

  /** @param known are not made again on the same device */
  async toAdd({ id, email, firstName, lastName }: Person, known: StoredPasskey[]): Promise<Options> {
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName,
      rpID: this.rpID,
      userID: new TextEncoder().encode(id),
      userName: email,
      userDisplayName: `${firstName} ${lastName}`,
      challenge: this.challenges.make(`add to ${id}`),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      timeout: timeoutMs,
    });
    return { ...options };
  }

  /** @throws {PasskeyFailed} */
  async made(personId: string, credential: Body<typeof addPasskey>['credential']) {
    const { verifyRegistrationResponse } = await webauthn();
    const answered = this.expecting(`add to ${personId}`);
    const { transports = [], ...response } = credential.response;
    const { registrationInfo } = await judged(
      verifyRegistrationResponse({
        response: { ...credential, response, clientExtensionResults: {} },
        expectedChallenge: answered.expected,
        expectedOrigin: this.origin,
        expectedRPID: this.rpID,
      }),
    );
    const { credential: made, credentialBackedUp: synced } = registrationInfo!;
    const { id: credentialId, publicKey, counter } = made;
    return {
      credentialId,
      publicKey: Buffer.from(publicKey),
      counter,
      transports,
      synced,
      ...answered.value(),
    };
  }

  /** @returns how often it was used, with this time. @throws {PasskeyFailed} */
  async shown(
    passkey: StoredPasskey,
    credential: Body<typeof signInWithPasskey>['credential'],
  ): Promise<Answered & { counter: number }> {
    const { verifyAuthenticationResponse } = await webauthn();
    const answered = this.expecting('sign-in');
    const { userHandle, ...response } = credential.response;
    const { credentialId: id, publicKey, counter } = passkey;
    const { authenticationInfo } = await judged(
      verifyAuthenticationResponse({
        response: {
          ...credential,
          response: { ...response, ...(userHandle ? { userHandle } : {}) },
          clientExtensionResults: {},
        },
        expectedChallenge: answered.expected,
        expectedOrigin: this.origin,
        expectedRPID: this.rpID,
        credential: { id, publicKey: new Uint8Array(publicKey), counter },
      }),
    );
    return { counter: authenticationInfo.newCounter, ...answered.value() };
  }

  /** Which challenge it was, is read in what the device has signed. */
  private expecting(purpose: Purpose) {
    let answered: Answered | undefined;
    const expected = (challenge: string): boolean => {
      const expiresAt = this.challenges.endOf(purpose, challenge);
      if (expiresAt) answered = { challenge, expiresAt };
      return expiresAt !== undefined;
    };
    return { expected, value: () => answered! };
  }
}

/** @throws {PasskeyFailed} for everything that the library throws, which is for those who write programs */
async function judged<V extends { verified: boolean }>(verifying: Promise<V>): Promise<V> {
  const judgement = await verifying.catch(() => undefined);
  if (!judgement?.verified) throw new PasskeyFailed();
  return judgement;
}
