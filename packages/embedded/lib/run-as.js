import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/**
 * PostgreSQL refuses to run as root, so root hands it to another user: the owner of existing data, else
 * `postgres`, else `nobody`. That user may not be allowed to enter our folder (/root, a private temporary
 * folder), so it is given one capability, to pass folder permissions, where the system has it to give.
 * @param {string} dataDir
 * @param {string} program  tried once, to see whether the user can reach and run it
 */
export async function userFor(dataDir, program) {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) };
  const { name, uid, gid } = await choose(dataDir);
  const capable = (command, args) => ({
    command: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      // Without this bit access(2) ignores the capability, and PostgreSQL asks access(2) first.
      '--securebits=+no_setuid_fixup',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
      command,
      ...args,
    ],
  });
  const plain = (command, args) => ({ command, args, uid, gid });
  for (const wrap of [capable, plain]) {
    const { command, args, ...ids } = wrap(program, ['--version']);
    if (spawnSync(command, args, { ...ids, stdio: 'ignore' }).status === 0) return { uid, gid, wrap };
  }
  throw new Error(
    `PostgreSQL does not run as root, and the user "${name}", who would run it instead, cannot reach\n` +
      `${program}\nStart as an ordinary user, or move the project to a folder that everyone may enter.`,
  );
}

async function choose(dataDir) {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner;
    return users.find((user) => user.uid === uid) ?? { name: String(uid), uid, gid };
  }
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name)).find(Boolean);
  return found ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}
