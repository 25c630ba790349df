export { startPostgres } from './lib/postgres.js';
export { startNats } from './lib/nats.js';
export { startGuardedNats } from './lib/guarded-nats.js';
export { natsConfig } from './lib/nats-config.js';
export { startClamd } from './lib/clamd.js';
export { startMailbox } from './lib/mailbox.js';
export { freePort, freePorts } from './lib/ports.js';
export { ensureNatsServer, ensureChromium, ensureClamd } from './lib/programs.js';
export { openRecord, recover, sweepThrowAways } from './lib/records.js';
