import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to whoever asks for any port: what is found here is not given to somebody else meanwhile. */
const found = { from: 15_000, until: 32_000 };

/** A port that was free a moment ago. */
export async function freePort() {
  const [port] = await freePorts(1);
  return port;
}

/** Several different free ports: all are held until the last is found. */
export async function freePorts(/** @type {number} */ count) {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * @param {Record<string, number>} ports  by the name of what will listen
 * @throws when another program has one of them, naming it and how to choose another
 */
export async function assertFree(ports) {
  const names = Object.keys(ports);
  const free = await Promise.all(names.map((name) => isFree(ports[name])));
  const taken = names.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  throw new Error(
    taken
      .map((name) => `Port ${ports[name]}, meant for ${name}, is used by another program.`)
      .concat(`Stop that program, or choose other ports: ${example(taken, ports)} npm start`)
      .join('\n'),
  );
}

/** The environment variable that chooses the port of `name`. */
export const portVariable = (/** @type {string} */ name) => `${name.toUpperCase().replaceAll('-', '_')}_PORT`;

const example = (names, ports) =>
  names.map((name) => `${portVariable(name)}=${Math.min(ports[name] + 1000, 65_535)}`).join(' ');

// Both loopbacks: a browser may ask "localhost" on IPv6 first and meet the other program there.
async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      const server = await listen(port, host);
      await new Promise((resolve) => server.close(resolve));
    } catch (error) {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return false;
    }
  }
  return true;
}

async function listenAnywhere() {
  for (;;) {
    try {
      return await listen(randomInt(found.from, found.until), '127.0.0.1');
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
