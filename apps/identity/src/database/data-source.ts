import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';

/** The service's database with its entities and migrations, oldest first. */
export const identityDataSource = (url: string): DataSource => dataSource({ url, entities: [], migrations: [] });
