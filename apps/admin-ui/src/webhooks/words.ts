import { webhookStateNames, type WebhookSummary } from '@dspt/contracts/organisations/webhooks';

/** How a webhook stands, in a few words. */
export function outcomeText({
  state,
  failures,
  problem,
}: Pick<WebhookSummary, 'state' | 'failures' | 'problem'>): string {
  if (state !== 'active' || !problem) return webhookStateNames[state];
  return `Failed ${failures === 1 ? 'once' : `${failures} times`} in a row: ${problem}`;
}
