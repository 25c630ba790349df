import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds the session's secret, and nothing about the person. */
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  /** @param maxAge seconds it is kept; without it, until the browser is closed */
  constructor(
    publicUrl: string,
    name = 'session',
    private readonly maxAge?: number,
  ) {
    this.secure = publicUrl.startsWith('https:');
    this.name = this.secure ? `__Host-${name}` : name;
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, secret: string): void {
    const { maxAge } = this;
    void reply.setCookie(this.name, secret, { ...this.options, ...(maxAge === undefined ? {} : { maxAge }) });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }

  private get options() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
