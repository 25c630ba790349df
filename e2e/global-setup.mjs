import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, freePorts } from '@dspt/embedded';
import { startPlatform } from '@dspt/embedded/platform';
import { OpenidProvider } from '@dspt/testing/openid-provider';

/** The whole platform with the open data, on free ports and a throw-away folder; or the one E2E tells of. */
export default async function setup() {
  if (process.env.E2E) return;
  process.env.CHROMIUM_PATH ??= await ensureChromium();
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-e2e-'));
  // Where the journey that needs it starts it.
  const openidIssuer = `http://127.0.0.1:${(await freePorts(1))[0]}`;
  const platform = await startPlatform({
    dataDir,
    durable: false,
    // Everybody in these journeys signs in from one address, wrong passwords and all.
    env: { ADDRESS_FAILURE_LIMIT: '1000', ...OpenidProvider.configOf(openidIssuer) },
    onProblem: (name, line) => console.error(`[${name}] ${line}`),
  });
  process.env.E2E = JSON.stringify({
    dataDir,
    urls: platform.urls,
    databaseUrls: platform.databaseUrls,
    demoAccounts: platform.demoAccounts,
    openidIssuer,
  });
  globalThis.stopPlatform = async () => {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
