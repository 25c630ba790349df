/** What a started server has in common. */
export interface Running {
  /** The process, for tests that kill it. */
  child: Child;
  /** Asks it to finish, insists when it does not, and resolves when it is gone. */
  stop: () => Promise<void>;
}

export interface Child {
  name: string;
  pid: number | undefined;
  running: boolean;
  /** The last lines it printed. */
  lines: string[];
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null; error?: Error }>;
  signal: (signal: NodeJS.Signals) => boolean;
}

interface Launching {
  /** True keeps Ctrl-C in the terminal from it: who started it stops it in order. */
  detached?: boolean;
  /** Everything it prints goes there. */
  logFile?: string;
  onLaunch?: (child: Child) => void;
  onLine?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that npm installed, on a folder of its own; the folder is made when missing.
 * As root, PostgreSQL runs as the user `postgres` or `nobody`.
 *
 * @example
 * const postgres = await startPostgres({ dataDir: '/tmp/x/postgres', durable: false });
 * const client = new pg.Client(postgres.adminUrl);
 */
export function startPostgres(
  options: {
    dataDir: string;
    /** A free one when left out. */
    port?: number;
    /** False: several times faster, and a crash of the machine may corrupt the data. */
    durable: boolean;
    /** Of the user `postgres`. Needed to open an existing folder; made up for a new one when left out. */
    password?: string;
  } & Launching,
): Promise<Running & { adminUrl: string; port: number }>;

/** What one service says about itself: see the topology in @dspt/contracts. */
export type Topology = Readonly<
  Record<
    string,
    {
      readonly requests?: readonly string[];
      readonly events?: readonly string[];
    }
  >
>;

/**
 * Starts nats-server with JetStream. Ready in about 10 ms.
 *
 * @example
 * const nats = await startNats({ dataDir: '/tmp/x/nats' });
 * const connection = await connect({ servers: nats.url });
 */
export function startNats(options: NatsOptions): Promise<Running & { url: string; port: number }>;

interface NatsOptions extends Launching {
  dataDir: string;
  /** A free one when left out. */
  port?: number;
  /** A user per service with only the subjects it needs; everyone may do everything when left out. */
  topology?: Topology;
  /** By service; needed with a topology. */
  passwords?: Readonly<Record<string, string>>;
}

/**
 * Starts nats-server under watch, as the platform does: with little room on its disk it goes on without JetStream, so that
 * requests are answered and facts wait, and when it hangs it is started again. `child` is whichever process runs now.
 */
export function startGuardedNats(
  options: NatsOptions & {
    /** Room that is left to others on its disk, in MB: 200. */
    reserveMb?: number;
    /** Bytes free on the disk of a folder; asks the system when left out. */
    free?: (folder: string) => Promise<number>;
    /** Told when facts wait, and when it hangs. */
    onNote?: (text: string) => void;
  },
): Promise<Running & { url: string; port: number }>;

/** The text of nats-server's configuration. A password `$NAME` reads the environment variable NAME. */
export function natsConfig(options: {
  services?: Topology;
  passwords?: Readonly<Record<string, string>>;
  storeDir: string;
  /** -1 lets the server choose. */
  port: number;
  host?: string;
  /** Address on which the server tells about itself over HTTP; nowhere when left out. */
  monitoring?: string;
  /** Every fact is on disk before it is acknowledged; needs NATS 2.10. */
  syncAlways?: boolean;
  /** False: requests travel, and facts wait for a start with it. */
  jetstream?: boolean;
  /** What the server may store, in MB: 2048. */
  mostStoredMb?: number;
}): string;

/** Starts maildev: takes every email, sends none on, and shows them on `webUrl`. */
export function startMailbox(
  options: {
    smtpPort: number;
    webPort: number;
    /** Emails survive a restart there; kept in memory when left out. */
    dataDir?: string;
  } & Launching,
): Promise<Running & { smtpUrl: string; webUrl: string }>;

/**
 * Starts ClamAV's daemon, which knows one virus: the EICAR test file.
 *
 * @example
 * const clamd = await startClamd({ dataDir: '/tmp/x/clamd' }); // tcp://127.0.0.1:…
 */
export function startClamd(
  options: {
    dataDir: string;
    /** A free one when left out. */
    port?: number;
  } & Launching,
): Promise<Running & { url: string; port: number }>;

/** A port that was free a moment ago. */
export function freePort(): Promise<number>;
/** Several different free ports. */
export function freePorts(count: number): Promise<number[]>;

/** The path of nats-server. Installs the Debian package when missing and possible, else throws how to get it. */
export function ensureNatsServer(): Promise<string>;
/** The path of Chromium or Chrome. Installs the Debian package when missing and possible, else throws how to get it. */
export function ensureChromium(): Promise<string>;

/** The path of ClamAV's daemon. Installs the Debian package when missing and possible, else throws how to get it. */
export function ensureClamd(): Promise<string>;

/** Writes down in a data folder what runs on it, for `recover` and `sweepThrowAways`. */
export function openRecord(dataDir: string): { add(child: Child): void; close(): void };
/**
 * Stops what an earlier, killed start left running on this data folder and returns the names.
 * @throws when that start itself still runs
 */
export function recover(dataDir: string): Promise<string[]>;
/** Removes throw-away data folders (`<tmpdir>/dspt-*`) of killed test runs, with what they left running. */
export function sweepThrowAways(): Promise<void>;
