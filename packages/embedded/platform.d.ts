import type { services } from '@dspt/contracts/topology';

export type ServiceName = keyof typeof services;
/** What listens on a port. */
export type PortName = ServiceName | 'postgres' | 'nats' | 'smtp' | 'mailbox';

/** Something that can be killed and started again, with the same port and data. */
export interface Restartable {
  start: () => Promise<void>;
  /** Resolves when it is gone. SIGKILL when no signal is given. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Lives on without doing anything, its connections stay open; with all its processes. */
  freeze: () => void;
  thaw: () => void;
}

/** A demo account, as identity's demo command printed it. */
export type DemoAccount = Record<string, string>;

export interface Platform {
  /** Addresses of the services and of the mailbox (missing with an SMTP server of one's own). */
  urls: Record<ServiceName | 'mailbox', string>;
  /** For the administrator of the PostgreSQL server. */
  adminUrl: string;
  /** Each service's own database, with its own role. */
  databaseUrls: Record<ServiceName, string>;
  demoAccounts: DemoAccount[];
  /** `index`: which of its replicas; the first when left out. */
  service: (name: ServiceName, index?: number) => Restartable;
  nats: Restartable;
  postgres: Restartable;
  mailbox: Restartable;
  /** Stops the services, then the servers; nothing is left running. May be called more than once. */
  stop: () => Promise<void>;
}

export interface PlatformOptions {
  /** Everything that is kept is in this folder; it may be a copy of another one that is not running. */
  dataDir: string;
  /** Free ones where left out. */
  ports?: Partial<Record<PortName, number>>;
  /** False: a faster PostgreSQL whose data a crash of the machine may corrupt. */
  durable?: boolean;
  /** Given to every service, before anything else. */
  env?: Record<string, string>;
  /** Only these services; all when left out. */
  only?: readonly ServiceName[];
  /** Processes of each service, with one database and one NATS user: one when left out. */
  replicas?: number;
  /** Servers to use instead of embedded ones. */
  external?: { databaseUrl?: string; natsUrl?: string; smtpUrl?: string };
  /** Loads the open data and demo accounts; by default only into the embedded database. */
  demo?: boolean;
  /** Of the repository. */
  root?: string;
  /** Stops everything, also while starting: startPlatform then rejects. */
  signal?: AbortSignal;
  onStep?: (text: string) => void;
  /** A line in which a program tells of an error. */
  onProblem?: (name: string, line: string) => void;
  /** Something stopped by itself after all was started; the message has its last lines. */
  onFailure?: (error: Error) => void;
}

/**
 * Starts everything: servers, databases, migrations, open data and demo accounts, services. Resolves when every
 * service is healthy; when something fails all is stopped again.
 *
 * @example
 * const platform = await startPlatform({ dataDir: mkdtempSync(join(tmpdir(), 'dspt-')), durable: false });
 * await platform.service('assessment').kill();
 * await platform.service('assessment').start();
 * await platform.stop();
 */
export function startPlatform(options: PlatformOptions): Promise<Platform>;

/** The usual ports, or those chosen by PORTAL_PORT, POSTGRES_PORT and so on. */
export function standardPorts(env?: NodeJS.ProcessEnv): Record<PortName, number>;
