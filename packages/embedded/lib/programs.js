import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

// An ordinary user's PATH often lacks the sbin folders, where Debian puts nats-server.
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

const NATS_SERVER = {
  title: 'nats-server',
  variable: 'NATS_SERVER',
  names: ['nats-server'],
  debianPackages: ['nats-server'],
  advice: {
    debian: 'sudo apt-get update && sudo apt-get install nats-server',
    fedora:
      'install the rpm from https://github.com/nats-io/nats-server/releases with: sudo dnf install ./<file>',
    darwin: 'brew install nats-server',
    win32: 'choco install nats-server',
    other: 'take it from https://github.com/nats-io/nats-server/releases and put it on your PATH',
  },
  otherwise: 'or start with NATS_URL set to a NATS server (with JetStream) of your own',
};

const CHROMIUM = {
  title: 'Chromium (for the browser tests)',
  variable: 'CHROMIUM_PATH',
  // The shell has no window, so it takes much less of the machine.
  names: [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  debianPackages: ['chromium-headless-shell', 'chromium'],
  advice: {
    debian: 'sudo apt-get update && sudo apt-get install chromium',
    fedora: 'sudo dnf install chromium',
    darwin: 'brew install --cask google-chrome',
    win32: 'winget install Google.Chrome',
    other: 'install Chromium or Google Chrome with the package manager of your system',
  },
};

const CLAMD = {
  title: 'ClamAV (for the tests of uploads)',
  variable: 'CLAMD_PATH',
  names: ['clamd'],
  debianPackages: ['clamav-daemon'],
  advice: {
    debian: 'sudo apt-get update && sudo apt-get install --no-install-recommends clamav-daemon',
    fedora: 'sudo dnf install clamd',
    darwin: 'brew install clamav',
    other: 'install ClamAV with the package manager of your system',
  },
};

/** The path of nats-server; its Debian package is installed when missing and possible. */
export const ensureNatsServer = () => ensure(NATS_SERVER);

/** The path of Chromium or Chrome; a Debian package is installed when missing and possible. */
export const ensureChromium = () => ensure(CHROMIUM);

/** The path of ClamAV's daemon; its Debian package is installed when missing and possible. */
export const ensureClamd = () => ensure(CLAMD);

const found = new Map();
/** @type {Promise<boolean> | undefined} */
let listsRead;

async function ensure(program) {
  const path = found.get(program) ?? find(program) ?? ((await install(program)) && find(program));
  if (!path) throw new Error(missing(program));
  found.set(program, path);
  return path;
}

function find({ variable, names }) {
  const chosen = process.env[variable];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`${variable} is set to ${chosen}, which is not a program.`);
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS].filter(Boolean);
  const ending = process.platform === 'win32' ? '.exe' : '';
  return names
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name + ending))))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns true when the package manager said it worked */
async function install({ title, debianPackages }) {
  if (!hasApt()) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !(await succeeds('sudo', ['-n', 'true']))) return false;
  console.error(`Installing ${title} …`);
  const apt = (...args) => {
    const all = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120', '-q', ...args];
    const [command, ...rest] = isRoot ? ['env', ...all] : ['sudo', '-n', 'env', ...all];
    // Standard output belongs to the caller: tests print their summary on it.
    return succeeds(command, rest, 2);
  };
  await (listsRead ??= apt('update'));
  for (const name of debianPackages)
    if (await apt('install', '-y', '--no-install-recommends', name)) return true;
  return false;
}

function succeeds(command, args, output = 'ignore') {
  const child = spawn(command, args, { stdio: ['ignore', output, output] });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function missing(program) {
  const { title, variable, advice, otherwise } = program;
  const system = hasApt() ? 'debian' : hasDnf() ? 'fedora' : process.platform;
  return [
    `${title} is missing. To get it: ${advice[system] ?? advice.other}`,
    `If you have it somewhere else, set ${variable} to its path${otherwise ? `; ${otherwise}` : ''}.`,
  ].join('\n');
}

const hasApt = () => process.platform === 'linux' && isProgram('/usr/bin/apt-get');
const hasDnf = () => process.platform === 'linux' && isProgram('/usr/bin/dnf');
