import { ServiceModule } from '@dspt/service-kit/service.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from './actions/actions.module.js';
import { AreasModule } from './areas/areas.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { Config } from './config.js';
import { organisationsDataSource } from './database/data-source.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { HeadOfficeFunctionsModule } from './head-office-functions/head-office-functions.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { RebuildModule } from './rebuild/rebuild.module.js';
import { RegisterModule } from './register/register.module.js';
import { RegisterChangesModule } from './register-changes/register-changes.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SitesModule } from './sites/sites.module.js';
import { StaffModule } from './staff/staff.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        ServiceModule.forRoot({
          name: 'organisations',
          config,
          database: organisationsDataSource(config.DATABASE_URL),
        }),
        ActionsModule,
        AreasModule,
        CertificatesModule,
        DashboardModule,
        HeadOfficeFunctionsModule,
        ImportsModule,
        OrganisationsModule,
        RebuildModule,
        RegisterChangesModule,
        RegisterModule,
        RemindersModule,
        SitesModule,
        StaffModule,
        WebhooksModule,
      ],
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
