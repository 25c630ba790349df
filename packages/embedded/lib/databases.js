import pg from 'pg';

/**
 * Makes what is missing of a service's role and database, both of its name: nobody else may enter it.
 * @param {string} adminUrl
 * @param {string} name
 * @param {string} password
 * @returns the service's own connection string
 */
export async function ensureDatabase(adminUrl, name, password) {
  const own = new URL(adminUrl);
  own.username = name;
  own.password = password;
  own.pathname = `/${name}`;
  if (!(await canConnect(own.href))) {
    await asAdministrator(adminUrl, (admin) => make(admin, name, password));
    if (!(await canConnect(own.href))) throw new Error(otherPassword(name));
  }
  return own.href;
}

async function make(admin, name, password) {
  const id = pg.escapeIdentifier(name);
  if (!(await exists(admin, 'SELECT FROM pg_roles WHERE rolname = $1', name))) {
    await admin.query(`CREATE ROLE ${id} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    // An administrator who is no superuser must be a member of a role to give it a database.
    await admin.query(`GRANT ${id} TO CURRENT_USER`);
  }
  if (!(await exists(admin, 'SELECT FROM pg_database WHERE datname = $1', name))) {
    await admin.query(`CREATE DATABASE ${id} OWNER ${id}`);
    await admin.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
  }
}

const exists = async (admin, query, name) => (await admin.query(query, [name])).rowCount > 0;

const REFUSALS = {
  '28P01': 'wrong password',
  28000: 'no such role',
  '3D000': 'no such database',
  42501: 'not allowed to connect',
};

async function canConnect(url) {
  try {
    await connected(url, () => undefined);
    return true;
  } catch (error) {
    if (error.code in REFUSALS) return false;
    throw new Error(`PostgreSQL at ${new URL(url).host} cannot be reached: ${error.message}`, {
      cause: error,
    });
  }
}

async function asAdministrator(url, act) {
  try {
    await connected(url, act);
  } catch (error) {
    const { username, host } = new URL(url);
    throw new Error(`PostgreSQL at ${host}, as the administrator "${username}": ${error.message}`, {
      cause: error,
    });
  }
}

async function connected(url, act) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await act(client);
  } finally {
    await client.end();
  }
}

const otherPassword = (name) =>
  `PostgreSQL has a role or a database "${name}" already, and the password in .data/secrets.json does not open it.\n` +
  `Put back the secrets.json it was made with, or give the connection in ${name.toUpperCase()}_DATABASE_URL.`;
