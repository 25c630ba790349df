/** Twice what the event stream may have; it needs a disk with more than this free. */
export const MOST_STORED_MB = 2048;

/** The one stream every fact goes through. */
const STREAM = 'EVENTS';

// Every service listens to this one live, so that an ended session ends everywhere within a second.
const HEARD_LIVE_BY_ALL = ['events.identity.access-revoked.v1'];

/**
 * The configuration of nats-server: a user per service, allowed only the subjects that service needs.
 * @param {object} options
 * @param {import('../index.js').Topology} [options.services]  nobody has to sign in when left out: for tests
 * @param {Record<string, string>} [options.passwords]  by service; `$NAME` reads the environment variable NAME
 * @param {string} options.storeDir
 * @param {number} options.port  -1 lets the server choose
 * @param {string} [options.host]
 * @param {string} [options.monitoring]  address on which the server tells about itself
 * @param {boolean} [options.syncAlways]  every fact is on disk before it is acknowledged; needs NATS 2.10
 * @param {boolean} [options.jetstream]  false: requests travel, facts wait for a start with it
 * @param {number} [options.mostStoredMb]  what the server may store, in MB
 */
export function natsConfig(options) {
  const { services, passwords, port, host = '127.0.0.1', monitoring, jetstream = true } = options;
  return [
    `listen: ${quote(`${host}:${port}`)}`,
    `server_name: "dspt"`,
    `max_payload: 8MB`,
    // Whoever answers nothing for nine seconds is frozen, and is asked nothing more; NATS 2.9 does not notice.
    `ping_interval: "3s"`,
    `ping_max: 2`,
    ...(monitoring ? [`http: ${quote(monitoring)}`] : []),
    ...(jetstream ? storage(options) : []),
    ...(services ? authorization(services, passwords ?? {}) : []),
    '',
  ].join('\n');
}

const storage = ({ storeDir, mostStoredMb = MOST_STORED_MB, syncAlways = false }) => [
  `jetstream {`,
  `  store_dir: ${quote(storeDir)}`,
  // Left out it would be a share of what is free at each start, and a stream larger than that is not found again.
  `  max_file_store: ${mostStoredMb}MB`,
  ...(syncAlways ? [`  sync_interval: always`] : []),
  `}`,
];

function authorization(services, passwords) {
  return [
    `authorization {`,
    `  users: [`,
    ...Object.keys(services).flatMap((name) => [
      `    {`,
      `      user: ${quote(name)}`,
      `      password: ${literal(passwords[name])}`,
      `      permissions: {`,
      `        publish: { allow: ${list(publishes(name, services[name]))} }`,
      `        subscribe: { allow: ${list(subscribes(name))} }`,
      `        allow_responses: { max: 2, expires: "1m" }`,
      `      }`,
      `    }`,
    ]),
    `  ]`,
    `}`,
  ];
}

// As @dspt/contracts/topology names it; not imported, because this package must work before that one is built.
const durableName = (service, event) => `${service}-${event.replaceAll('.', '_')}`;

function publishes(name, { requests = [], events = [] }) {
  return [
    ...requests,
    `events.${name}.>`,
    `$JS.API.INFO`,
    `$JS.API.STREAM.NAMES`,
    ...['INFO', 'CREATE'].map((verb) => `$JS.API.STREAM.${verb}.${STREAM}`),
    ...events.flatMap((event) => consuming(durableName(name, event), event)),
  ];
}

// Creation only in the form that names the filter: a service cannot make itself a consumer of other events.
const consuming = (durable, event) => [
  `$JS.API.CONSUMER.INFO.${STREAM}.${durable}`,
  `$JS.API.CONSUMER.CREATE.${STREAM}.${durable}.events.${event}`,
  `$JS.API.CONSUMER.MSG.NEXT.${STREAM}.${durable}`,
  `$JS.ACK.${STREAM}.${durable}.>`,
];

const subscribes = (name) => [`${name}.>`, `_INBOX_${name}.>`, ...HEARD_LIVE_BY_ALL];

const quote = (text) => JSON.stringify(text);
const literal = (password) => (password?.startsWith('$') ? password : quote(password));
const list = (subjects) =>
  `[\n${subjects.map((subject) => `          ${quote(subject)}`).join('\n')}\n        ]`;
