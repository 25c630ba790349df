import type { Output, RequestInput } from '@dspt/contracts/define';
import { executeRequests, previewRequests, type ActionPreview } from '@dspt/contracts/support/execution';
import { catalogue } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';

type Asked = RequestInput<(typeof previewRequests)['identity']>;
type Order = RequestInput<(typeof executeRequests)['identity']>;
type Outcome = Output<(typeof executeRequests)['identity']>;

/** The services that own the data and so carry actions out. */
@Injectable()
export class Owners {
  constructor(private readonly requests: Requests) {}

  preview(asked: Asked): Promise<ActionPreview> {
    return this.requests.ask(previewRequests[catalogue[asked.kind].owner], asked);
  }

  execute(order: Order): Promise<Outcome> {
    return this.requests.ask(executeRequests[catalogue[order.kind].owner], order);
  }
}
