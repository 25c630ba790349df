import { describe, expect, test } from '@jest/globals';
import type { RouteContract } from '@dspt/contracts/define';
import { acceptInvitation } from '@dspt/contracts/identity/invitations';
import {
  confirmSecondFactor,
  passSecondFactor,
  startSecondFactor,
} from '@dspt/contracts/identity/second-factors';
import {
  addPasskey,
  passSecondFactorWithPasskey,
  signInWithPasskey,
} from '@dspt/contracts/identity/passkeys';
import { signInWithOpenid } from '@dspt/contracts/identity/openid';
import { signIn } from '@dspt/contracts/identity/sessions';
import { changeOwnPassword } from '@dspt/contracts/identity/own-account';
import { startImpersonation } from '@dspt/contracts/identity/impersonations';
import { routesIn } from '@dspt/testing/contracts';
import { backendServices, operationsOf } from '../api/directory.js';
import { forwardable, pathAtService } from './forwardable.js';

const nameOf = ({ method, path }: RouteContract) => `${method} ${path}`;

test.each(backendServices)('every operation of %s is known to the portal', async (service) => {
  const expected = [...(await routesIn(service)), ...(await routesIn('.'))].map(nameOf);
  expect(new Set(operationsOf(service).map(nameOf))).toEqual(new Set(expected));
});

test('what answers with the secret of a session is kept from scripts', () => {
  const kept = backendServices
    .flatMap((service) => operationsOf(service))
    .filter((route) => !forwardable(route));
  const secret = [
    addPasskey,
    passSecondFactorWithPasskey,
    signInWithPasskey,
    changeOwnPassword,
    acceptInvitation,
    confirmSecondFactor,
    passSecondFactor,
    signIn,
    signInWithOpenid,
    startImpersonation,
  ];
  expect(new Set(kept.map(nameOf))).toEqual(new Set(secret.map(nameOf)));
  expect(forwardable(startSecondFactor)).toBe(true);
});

describe('the path at the service', () => {
  test('is the contract’s, with its parameters encoded', () => {
    expect(pathAtService('/organisations/:code/users/:id', { code: 'A/B', id: 'é ?#' })).toBe(
      '/organisations/A%2FB/users/%C3%A9%20%3F%23',
    );
  });
  test.each(['.', '..', '', 'a\\..\\b', 'a\0', 'a\r\nb'])('leads nowhere with %j', (code) =>
    expect(pathAtService('/organisations/:code', { code })).toBeUndefined(),
  );
});
