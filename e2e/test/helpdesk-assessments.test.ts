import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch } from '../support/browser.js';
import {
  accessible,
  approve,
  begin,
  previewAndDo,
  recordCase,
  takeBack,
  toAction,
  why,
} from '../support/helpdesk.js';
import { emailTo } from '../support/mailbox.js';
import { provider, publicPage, publish, registered } from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

/** Four sites of one head office. */
const [former, next, third] = ['VM4NW', 'VNE99', 'VNEXJ'] as const;
const names = { [former]: 'THE FOOTHILLS', [next]: 'WILBUTTS LANE', [third]: 'BURNABY STREET' };

const step = journey();
const [mia, nora] = [provider('Mia'), provider('Nora')];
let browser: Browser;
let olive: Page;
let sam: Page;
let miasPage: Page;
let norasPage: Page;
let caseNumber: string;

const at = (code: string, tab: string) => `/admin/organisations/${code}/show?tab=${tab}`;
const answered = async (page: Page, code: string): Promise<number> => {
  const path = `/assessment/organisations/${code}/assessment`;
  const { progress } = await api<{ progress: { met: { complete: number } } }>(page, 'GET', path);
  return progress.met.complete;
};

/** With a second person again. */
async function undone(address: string): Promise<void> {
  await takeBack(olive, address, caseNumber, 'Ask for approval');
  await approve(sam, await toAction(olive));
}

async function timelineSays(code: string, ...lines: string[]): Promise<void> {
  await olive.goto(at(code, 'timeline'));
  for (const line of lines) await olive.getByText(line, { exact: true }).first().waitFor();
  await accessible(olive);
}

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
  sam = await signedIn(browser, 'helpdesk-supervisor');
  miasPage = await registered(browser, mia, former);
  norasPage = await registered(browser, nora, next);
  await completeAssessment(miasPage, former);
  caseNumber = await recordCase(olive, former);
});
afterAll(() => browser?.close());

describe('an assessment that was begun under the wrong code', () => {
  let action: string;
  step('moves to the right one after a second person has approved it', async () => {
    await olive.goto(at(former, 'overview'));
    await begin(olive, names[former], /Move the assessment to another code/);
    await olive.getByRole('dialog').getByLabel('ODS code to move it to').fill(next.toLowerCase());
    await why(olive, caseNumber);
    const preview = await previewAndDo(olive, 'Ask for approval');
    expect(preview).toContain(`${names[former]} (${former})`);
    expect(preview).toContain('Nobody gets access by this');
    action = await toAction(olive);
    expect(await answered(miasPage, former)).toBe(44);
    await approve(sam, action);
    expect([await answered(miasPage, former), await answered(norasPage, next)]).toEqual([0, 44]);
  });

  step('both administrators are told, and the timeline tells it', async () => {
    for (const { email } of [mia, nora])
      expect((await emailTo(email, /The assessment of THE FOOTHILLS/)).text).toContain(
        `To: ${names[next]} (${next})`,
      );
    await timelineSays(former, 'Move an assessment to another code', 'Assertions confirmed');
    await timelineSays(next, 'Move an assessment to another code');
  });

  step('moves back when that is taken back', async () => {
    await undone(action);
    expect([await answered(miasPage, former), await answered(norasPage, next)]).toEqual([44, 0]);
    await timelineSays(next, 'Taken back: Move an assessment to another code');
  });
});

describe('a publication that should count for other codes of the group', () => {
  let action: string;
  step('is copied to them after a second person has approved it', async () => {
    await publish(miasPage, 'Standards Met');
    await olive.goto(at(former, 'publications'));
    await olive.getByRole('button', { name: 'Copy to other codes' }).click();
    await olive.getByRole('dialog').getByLabel('ODS codes to copy it to').fill(`${next}\n${third}`);
    await why(olive, caseNumber);
    const preview = await previewAndDo(olive, 'Ask for approval');
    for (const code of [next, third]) expect(preview).toContain(code);
    action = await toAction(olive);
    await publicPage(miasPage, third, /Not published/);
    await approve(sam, action);
    await publicPage(miasPage, third, /Standards Met[\s\S]*THE FOOTHILLS/);
  });

  step('both sides are told, and the dashboard says why the status is what it is', async () => {
    for (const { email } of [mia, nora]) await emailTo(email, /now also counts for 2 organisations/);
    await olive.goto(at(third, 'overview'));
    await olive.getByText(/was copied to it/).waitFor();
    await timelineSays(third, 'Copy a publication to other codes of the group');
    await timelineSays(former, 'Published', 'Copy a publication to other codes of the group');
  });

  step('counts for itself alone again when that is taken back', async () => {
    await undone(action);
    await publicPage(miasPage, third, /Not published/);
    await publicPage(miasPage, former, /Standards Met/);
    await emailTo(nora.email, /no longer counts for 2 organisations/);
  });
});
