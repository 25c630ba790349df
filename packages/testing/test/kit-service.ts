import type { ServiceConfig } from '@dspt/service-kit/config';
import { dataSource } from '@dspt/service-kit/database/database';
import { ServiceModule } from '@dspt/service-kit/service.module';
import { startTestService, type TestService, type TestServiceOptions } from '@dspt/testing/service';
import { Module, type DynamicModule, type Type } from '@nestjs/common';

interface KitServiceOptions extends Partial<
  Omit<TestServiceOptions<ServiceConfig>, 'module' | 'dataSource'>
> {
  controllers?: Type[];
  /** Its statements are prepared. */
  prepared?: boolean;
}

@Module({})
class KitService {}

/**
 * Starts a service that is the kit and these controllers, with the tables that every service has; identity unless told.
 * @example service = await startKitService({ controllers: [Names] });
 */
export function startKitService({
  name = 'identity',
  controllers = [],
  prepared = false,
  ...options
}: KitServiceOptions): Promise<TestService> {
  const databaseAt = (url: string) => dataSource({ url, entities: [], migrations: [], prepared });
  const module = (config: ServiceConfig): DynamicModule => ({
    module: KitService,
    imports: [ServiceModule.forRoot({ name, config, database: databaseAt(config.DATABASE_URL) })],
    controllers,
  });
  return startTestService({ name, module, dataSource: databaseAt, ...options });
}
