import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Calls a service as the person signed in on this page, through the portal as a browser's script would. */
export async function api<T = unknown>(page: Page, method: string, path: string, data?: object): Promise<T> {
  const { origin } = new URL(page.url());
  const response = await page.request.fetch(`${origin}/api${path}`, {
    method,
    headers: { origin },
    ...(data ? { data } : {}),
    timeout: 60_000,
  });
  const text = await response.text();
  expect({ path, status: response.status(), text }).toMatchObject({ status: text ? 200 : 204 });
  return (text ? JSON.parse(text) : undefined) as T;
}

interface TaskList {
  assertions: {
    ref: string;
    version: number;
    items: { ref: string; answerType: string; mandatoryFor: string | null; state: string }[];
  }[];
}

/** Profile, all mandatory answers and all confirmations, without clicking through them. */
export async function completeAssessment(page: Page, code: string, profile: object = {}): Promise<void> {
  const own = `/assessment/organisations/${code}`;
  const path = `${own}/profile`;
  const before = await api<{ version: number }>(page, 'GET', path);
  const saved = await api<{ version: number }>(page, 'PUT', path, {
    version: before.version,
    sector: 'social-care',
    nhsmailOnly: 'no',
    cyberEssentialsPlus: 'no',
    iso27001: 'no',
    psn: 'no',
    ...profile,
  });
  await api(page, 'PUT', `${path}/acceptance`, { version: saved.version });
  const { assertions } = await api<TaskList>(page, 'GET', `${own}/assessment`);
  const items = assertions.flatMap((assertion) => assertion.items);
  for (const { ref, answerType, mandatoryFor, state } of items)
    if (mandatoryFor && state === 'not-started')
      await api(page, 'PUT', `${own}/items/${ref}/answer`, {
        state: 'answered',
        version: 0,
        ...valueOf(answerType),
      });
  const answered = await api<TaskList>(page, 'GET', `${own}/assessment`);
  const seen = answered.assertions
    .filter((assertion) => assertion.items.some(({ mandatoryFor }) => mandatoryFor))
    .map(({ ref, version }) => ({ ref, version }));
  await api(page, 'PUT', `${own}/confirmations`, { assertions: seen });
}

const valueOf = (answerType: string): object =>
  ({
    tick: { tick: true },
    text: { text: 'We do this and check it every month.' },
    date: { date: '2026-10-01' },
    document: { documents: [{ kind: 'location', description: 'In the locked cabinet' }] },
  })[answerType]!;
