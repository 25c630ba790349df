import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server out in the world: it takes what it is given, refuses, or is not there. */
export class MailServer {
  readonly received: ParsedMail[] = [];
  /** By address, such as `450 Try later`; everybody else is welcome. */
  readonly refusals = new Map<string, string>();
  /** What it says to whatever we want to send, such as `550 Relaying denied`. */
  refusedSender: string | undefined;
  /** What it says to the text of an email. */
  refusedText: string | undefined;
  /** What happens to the world when an email has arrived and the answer is still on its way. */
  onceArrived: (() => Promise<unknown>) | undefined;
  private server: SMTPServer | undefined;

  private constructor(private port: number) {}

  static async start(): Promise<MailServer> {
    const server = new MailServer(0);
    await server.up();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Emails to an address, oldest first. */
  to(address: string): ParsedMail[] {
    return this.received.filter(({ to }) => [to].flat().some((list) => list?.text.includes(address)));
  }

  async up(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_, __, answer) => answer(refusal(this.refusedSender)),
      onRcptTo: ({ address }, _, answer) => answer(refusal(this.refusals.get(address))),
      onData: (stream, _, answer) => {
        const refused = refusal(this.refusedText);
        if (refused) stream.resume().once('end', () => answer(refused));
        else this.receive(stream).then(() => answer(), answer);
      },
    });
    await new Promise<void>((resolve) => void server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private async receive(stream: Readable): Promise<void> {
    this.received.push(await simpleParser(stream));
    const happens = this.onceArrived;
    this.onceArrived = undefined;
    await happens?.();
  }
}

const refusal = (text: string | undefined): Error | null =>
  text ? Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) }) : null;
