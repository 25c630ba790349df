import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between two programs, so that what connects them can be cut. */
export class Proxy {
  private readonly open = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param port where it listens; a free one unless told */
  static async to(target: number, port = 0): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const proxy = new Proxy(server, (server.address() as { port: number }).port);
    server.on('connection', (socket) => proxy.pass(socket, target));
    return proxy;
  }

  /** Ends every connection; new ones end at once until `mend`. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private pass(near: Socket, target: number): void {
    near.on('error', () => {});
    if (this.isCut) return void near.destroy();
    const far = connect({ port: target, host: '127.0.0.1' });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
