import { Requests } from '@dspt/service-kit/messaging/requests';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RegisterRepository } from '../register/register.repository.js';
import { StatusesRepository } from '../register/statuses.repository.js';
import { Comparison } from './comparison.js';
import { RebuildController } from './rebuild.controller.js';
import { RebuildRepository } from './rebuild.repository.js';
import { RebuildService } from './rebuild.service.js';

@Module({
  controllers: [RebuildController],
  providers: [
    Comparison,
    {
      provide: RebuildService,
      inject: [DataSource, Requests],
      useFactory: (dataSource: DataSource, requests: Requests) => rebuildWith(dataSource, requests),
    },
  ],
})
export class RebuildModule {}

/** For the service and for the command. */
export const rebuildWith = (dataSource: DataSource, requests: Requests): RebuildService =>
  new RebuildService(
    dataSource,
    requests,
    new RebuildRepository(),
    new RegisterRepository(),
    new StatusesRepository(),
  );
