import type { DataSource } from 'typeorm';

/** What would have to be changed for the tables to be as the entities say, and tables that have none. */
export async function disagreements(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  const known = database.entityMetadatas.map(({ tableName }) => tableName);
  const without = await database.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) and tablename <> 'migrations'`,
    [known],
  );
  return [
    ...upQueries.map(({ query }) => query),
    ...without.map(({ name }) => `The table ${name} has no entity`),
  ];
}
