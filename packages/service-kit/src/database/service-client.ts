import pg from 'pg';

/**
 * A connection whose end is no end of the process: whoever uses it gets the error of their own query, and an error that
 * arrives while nobody uses it, or twice, has been dealt with by the pool.
 */
export class ServiceClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
