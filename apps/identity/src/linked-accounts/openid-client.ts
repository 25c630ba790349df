import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import { NotFound } from '@dspt/contracts/problem';
import { z } from 'zod';
import { Config } from '../config.js';
import { Vault } from '../vault/vault.js';
import { OpenidCancelled, OpenidFailed, OpenidUnavailable } from './openid.problems.js';

/** Somebody, as the other service tells us. */
export interface OtherAccount {
  issuer: string;
  subject: string;
  account: string;
}

const lifeMs = 10 * 60_000;
/** For each request to the other service: somebody waits. */
const timeoutSeconds = 5;
const purpose = { request: 'openid request', proof: 'openid proof' };

const expiring = z.object({ until: z.number() });
const begun = expiring.extend({ state: z.string(), nonce: z.string(), verifier: z.string() });
const proven = expiring.extend({ issuer: z.string(), subject: z.string(), account: z.string() });

/**
 * Our side of OpenID Connect: authorisation code with PKCE. What must be known again when the browser comes back is
 * sealed and kept by the browser, so that strangers fill no table of ours.
 */
@Injectable()
export class OpenidClient {
  private readonly logger = new Logger('OpenidClient');
  private discovering: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly config: Config,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** What people call the other service. @throws {NotFound} when there is none */
  get service(): string {
    return this.settings.name;
  }

  get issuer(): string {
    return this.settings.issuer;
  }

  /** @throws {OpenidUnavailable} */
  async begin(): Promise<{ url: string; sealed: string }> {
    const server = await this.server();
    const [state, nonce, verifier] = [
      openid.randomState(),
      openid.randomNonce(),
      openid.randomPKCECodeVerifier(),
    ];
    const url = openid.buildAuthorizationUrl(server, {
      redirect_uri: this.redirectUri,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, sealed: this.seal(purpose.request, { state, nonce, verifier }) };
  }

  /** @throws {OpenidFailed} {OpenidCancelled} {OpenidUnavailable} */
  async finish({ sealed, returned }: { sealed: string; returned: string }): Promise<OtherAccount> {
    const { state, nonce, verifier } = this.open(purpose.request, sealed, begun);
    const server = await this.server();
    try {
      const tokens = await openid.authorizationCodeGrant(server, new URL(`${this.redirectUri}?${returned}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const told = claims.email
        ? claims
        : await openid.fetchUserInfo(server, tokens.access_token, claims.sub).catch(() => claims);
      return { issuer: claims.iss, subject: claims.sub, account: calledBy(told) };
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  /** For linking, once its owner is known: good for ten minutes. */
  prove(other: OtherAccount): string {
    return this.seal(purpose.proof, other);
  }

  /** @throws {OpenidFailed} when it is none of ours, or has ended */
  proven(proof: string): OtherAccount {
    const { issuer, subject, account } = this.open(purpose.proof, proof, proven);
    return { issuer, subject, account };
  }

  /** Found out when it is first needed: nothing waits for another service to start. */
  private async server(): Promise<openid.Configuration> {
    this.discovering ??= this.discover();
    try {
      return await this.discovering;
    } catch (error) {
      this.discovering = undefined;
      this.logger.error(`${this.settings.issuer} cannot be discovered: ${String(error)}`);
      throw new OpenidUnavailable(this.service);
    }
  }

  private discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    return openid.discovery(url, clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      // Only where it was configured so: on a developer's machine and in tests.
      execute: url.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    });
  }

  private refusalOf(error: unknown): Error {
    if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied')
      return new OpenidCancelled(this.service);
    const why = error instanceof Error ? `${error.name} ${String((error as { code?: string }).code)}` : '';
    this.logger.warn(`not signed in by ${this.settings.issuer}: ${why}`);
    return isAway(error) ? new OpenidUnavailable(this.service) : new OpenidFailed(this.service);
  }

  private seal(what: string, value: object): string {
    return this.vault.seal(what, JSON.stringify({ ...value, until: this.clock.now().getTime() + lifeMs }));
  }

  private open<V extends z.infer<typeof expiring>>(what: string, sealed: string, shape: z.ZodType<V>): V {
    try {
      const value = shape.parse(JSON.parse(this.vault.open(what, sealed)));
      if (value.until > this.clock.now().getTime()) return value;
    } catch {
      // Refused like one that has ended.
    }
    throw new OpenidFailed(this.service);
  }

  private get redirectUri(): string {
    return `${this.config.PUBLIC_URL}/sign-in/linked-account/return`;
  }

  private get settings() {
    const {
      OPENID_ISSUER: issuer,
      OPENID_CLIENT_ID: clientId,
      OPENID_CLIENT_SECRET: clientSecret,
    } = this.config;
    const { OPENID_NAME: name } = this.config;
    if (!issuer || !clientId || !clientSecret || !name) throw new NotFound('page');
    return { issuer, clientId, clientSecret, name };
  }
}

/** No answer at all, or one that says that it is its own fault. */
const isAway = (error: unknown): boolean => {
  const { code, cause } = error as { code?: string; cause?: { status?: number } };
  return (
    code === 'OAUTH_TIMEOUT' ||
    error instanceof TypeError ||
    (cause?.status !== undefined && cause.status >= 500)
  );
};

function calledBy(claims: Partial<openid.UserInfoResponse> & { sub: string }): string {
  const called = [claims.email, claims.preferred_username, claims.name].find(
    (text) => typeof text === 'string',
  );
  return (called ?? claims.sub).slice(0, 254);
}
