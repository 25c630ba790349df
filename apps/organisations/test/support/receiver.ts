import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RegisterChange } from '@dspt/contracts/organisations/register-changes';

interface Delivery {
  id: string;
  type: string;
  changes: RegisterChange[];
  /** Whether the signature is the one of its secret. */
  genuine: boolean;
}

/** What the receiver does with a delivery: answers with a status, cuts the connection, or takes it and cuts it then. */
type Answer = number | 'cut' | 'taken-and-cut';

/** A server of somebody outside that gets webhooks and keeps a copy of the register by them. */
export class Receiver {
  readonly deliveries: Delivery[] = [];
  /** The register as it knows it. */
  readonly copy = new Map<string, RegisterChange['entry'] & object>();
  secret = '';
  answer: () => Answer = () => 204;
  private readonly seen = new Set<string>();
  private readonly server = createServer((request, response) => {
    void this.take(request).then((answer) => {
      if (typeof answer !== 'number') return request.socket.destroy();
      return response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/changes?from=us`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** As before the first delivery. */
  forget(): void {
    this.deliveries.length = 0;
    this.copy.clear();
    this.seen.clear();
    this.answer = () => 204;
  }

  private async take(request: IncomingMessage): Promise<Answer> {
    const body = await text(request);
    const { type, changes } = JSON.parse(body) as Pick<Delivery, 'type' | 'changes'>;
    const id = String(request.headers['webhook-id']);
    this.deliveries.push({ id, type, changes, genuine: this.isGenuine(request, body) });
    const answer = this.answer();
    const taken = answer === 'taken-and-cut' || (typeof answer === 'number' && answer < 300);
    if (taken && !this.seen.has(id)) {
      this.seen.add(id);
      for (const { code, entry } of changes) {
        if (entry) this.copy.set(code, entry);
        else this.copy.delete(code);
      }
    }
    return answer;
  }

  private isGenuine({ headers }: IncomingMessage, body: string): boolean {
    const key = Buffer.from(this.secret.replace('whsec_', ''), 'base64');
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  }
}
