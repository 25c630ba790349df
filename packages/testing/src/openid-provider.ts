import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

const clientId = 'toolkit';
const clientSecret = 'known to the toolkit and to the other service';

/** Another service whose accounts people sign in with: a real OpenID Connect server, with a page to sign in on. */
export class OpenidProvider {
  private constructor(
    readonly issuer: string,
    private readonly provider: Provider,
    private readonly closing: () => Promise<void>,
  ) {}

  /** What the toolkit is told about it. */
  static configOf(issuer: string) {
    return {
      OPENID_NAME: 'Staffmail',
      OPENID_ISSUER: issuer,
      OPENID_CLIENT_ID: clientId,
      OPENID_CLIENT_SECRET: clientSecret,
    };
  }

  /** @param redirectUri where it sends people back to */
  static async start(redirectUri: string, port = 0): Promise<OpenidProvider> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, await configuration(redirectUri));
    const handle = provider.callback();
    const opened = new OpenidProvider(issuer, provider, async () => {
      server.close();
      server.closeAllConnections();
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/')) void opened.interact(request, response);
      else void handle(request, response);
    });
    return opened;
  }

  close(): Promise<void> {
    return this.closing();
  }

  /** Whose account it is is said, not proved: it is not this server that is tested. */
  private async interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    const accountId = await accountIn(request);
    if (!accountId) {
      await this.provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    const grant = new this.provider.Grant({ accountId, clientId });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    await this.provider.interactionFinished(request, response, { login: { accountId }, consent });
  }
}

async function configuration(redirectUri: string) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post' as const,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@staffmail.example` }),
    }),
  };
}

async function accountIn(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body).get('account') ?? '';
}

const page = `<!doctype html><html lang="en"><title>Staffmail</title><main><h1>Sign in to Staffmail</h1>
<form method="post"><label for="account">Name</label> <input id="account" name="account"><button>Sign in</button></form>
<form method="post"><button>Cancel</button></form></main></html>`;
