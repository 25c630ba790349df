import { webhookProblem, type Webhook } from '@dspt/contracts/organisations/webhooks';
import { Problem } from '@dspt/contracts/problem';

export class WebhookChanged extends Problem {
  constructor(current: Webhook) {
    super({
      code: webhookProblem.enum['webhook-changed'],
      status: 409,
      title: 'Somebody else has changed this webhook',
      detail: 'Nothing has been saved. Look at what it says now, and decide again.',
      current,
    });
  }
}
