import { ServiceModule } from '@dspt/service-kit/service.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ComingUpModule } from './coming-up/coming-up.module.js';
import { Config } from './config.js';
import { notificationsDataSource } from './database/data-source.js';
import { EmailsModule } from './emails/emails.module.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MembersModule } from './members/members.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { PasswordsModule } from './passwords/passwords.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { JoinRequestsModule } from './join-requests/join-requests.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SitesModule } from './sites/sites.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const database = notificationsDataSource(config.DATABASE_URL);
    return {
      module: AppModule,
      global: true,
      imports: [
        ServiceModule.forRoot({ name: 'notifications', config, database }),
        EmailsModule,
        AccountsModule,
        AssessmentsModule,
        CasesModule,
        ComingUpModule,
        IncidentsModule,
        InvitationsModule,
        JoinRequestsModule,
        PasswordsModule,
        MembersModule,
        OutcomesModule,
        PreferencesModule,
        PersonalDataModule,
        PublicationsModule,
        RemindersModule,
        SitesModule,
      ],
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
