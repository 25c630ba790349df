import pg from 'pg';

/** Throw-away databases on the platform's PostgreSQL, made and addressed by name. */
export class Databases {
  constructor(adminUrl) {
    this.adminUrl = adminUrl;
  }

  url(name) {
    const url = new URL(this.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** A new database in place of any of that name; a copy of `template` when given. */
  async create(name, template) {
    await query(this.adminUrl, `drop database if exists ${name}`);
    await query(this.adminUrl, `create database ${name} ${template ? `template ${template}` : ''}`);
    return this.url(name);
  }
}

/** Connects, gives the client to `act`, and disconnects. */
export async function connected(url, act) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

export const query = (url, text, values) =>
  connected(url, async (client) => (await client.query(text, values)).rows);
