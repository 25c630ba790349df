import type { Output, RequestInput } from '@dspt/contracts/define';
import { carryOutRequests, previewRequests, type ActionPreview } from '@dspt/contracts/support/carrying-out';
import { catalogue } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Injectable } from '@nestjs/common';

type Asked = RequestInput<(typeof previewRequests)['identity']>;
type Order = RequestInput<(typeof carryOutRequests)['identity']>;
type Outcome = Output<(typeof carryOutRequests)['identity']>;

/** The services that own the data and so carry actions out. */
@Injectable()
export class Owners {
  constructor(private readonly requests: Requests) {}

  preview(asked: Asked): Promise<ActionPreview> {
    return this.requests.ask(previewRequests[catalogue[asked.kind].owner], asked);
  }

  carryOut(order: Order): Promise<Outcome> {
    return this.requests.ask(carryOutRequests[catalogue[order.kind].owner], order);
  }
}
