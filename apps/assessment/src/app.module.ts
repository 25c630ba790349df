import { ServiceModule } from '@dspt/service-kit/service.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { Config } from './config.js';
import { assessmentDataSource } from './database/data-source.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        ServiceModule.forRoot({ name: 'assessment', config, database: assessmentDataSource(config.DATABASE_URL) }),
      ],
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
