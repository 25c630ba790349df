import { OrganisationsRepository } from '@dspt/organisations/dist/organisations/organisations.repository.js';
import { OrganisationsService } from '@dspt/organisations/dist/organisations/organisations.service.js';
import Fastify from 'fastify';
import pg from 'pg';
import { serve } from './serve.mjs';

/** Fastify and pg, and the very SQL of the service: no Nest, no guard, no parsing by contract, no TypeORM. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const source = { query: async (text, values) => (await pool.query(text, values)).rows };
const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const organisations = new OrganisationsService(new OrganisationsRepository(source), {
  today: () => ukDay.format(new Date()),
});
const app = Fastify();
app.get('/organisations', ({ query: { q } }) =>
  organisations.search(q, { onlyRegistrable: false, page: { page: 1, perPage: 25 } }),
);
await serve(app);
