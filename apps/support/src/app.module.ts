import type { ServiceConfig } from '@dspt/service-kit/config';
import { ServiceModule } from '@dspt/service-kit/service.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from './actions/actions.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ContactNotesModule } from './contact-notes/contact-notes.module.js';
import { supportDataSource } from './database/data-source.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';

@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    const database = supportDataSource(config.DATABASE_URL);
    return {
      module: AppModule,
      imports: [
        ServiceModule.forRoot({ name: 'support', config, database }),
        CasesModule,
        ActionsModule,
        ContactNotesModule,
        IncidentsModule,
        PersonalDataModule,
      ],
    };
  }
}
