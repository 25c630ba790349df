import { ServiceModule } from '@dspt/service-kit/service.module';
import { KeySource } from '@dspt/service-kit/tokens';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountClosingModule } from './account-closing/account-closing.module.js';
import { AccessReviewsModule } from './access-reviews/access-reviews.module.js';
import { ActionsModule } from './actions/actions.module.js';
import { Config } from './config.js';
import { identityDataSource } from './database/data-source.js';
import { EmailChangesModule } from './email-changes/email-changes.module.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { JoinRequestsModule } from './join-requests/join-requests.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { OwnKeys } from './keys/own-keys.js';
import { LinkedAccountsModule } from './linked-accounts/linked-accounts.module.js';
import { LinksModule } from './links/links.module.js';
import { LoneAdministratorsModule } from './lone-administrators/lone-administrators.module.js';
import { MailingModule } from './mailing/mailing.module.js';
import { OwnAccountModule } from './own-account/own-account.module.js';
import { PasskeysModule } from './passkeys/passkeys.module.js';
import { PasswordResetsModule } from './password-resets/password-resets.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { PersonPagesModule } from './person-pages/person-pages.module.js';
import { RegistrationsModule } from './registrations/registrations.module.js';
import { SecurityEventsModule } from './security-events/security-events.module.js';
import { SecondFactorsModule } from './second-factors/second-factors.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { UsersModule } from './users/users.module.js';
import { ImpersonationsModule } from './impersonations/impersonations.module.js';
import { VaultModule } from './vault/vault.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        ServiceModule.forRoot({
          name: 'identity',
          config,
          database: identityDataSource(config.DATABASE_URL),
          keySource: { provide: KeySource, useClass: OwnKeys },
        }),
        VaultModule,
        LinksModule,
        AccessReviewsModule,
        AccountClosingModule,
        ActionsModule,
        EmailChangesModule,
        HousekeepingModule,
        InvitationsModule,
        JoinRequestsModule,
        LinkedAccountsModule,
        LoneAdministratorsModule,
        MailingModule,
        OwnAccountModule,
        PasskeysModule,
        PasswordResetsModule,
        PersonPagesModule,
        PersonalDataModule,
        RegistrationsModule,
        SecondFactorsModule,
        SecurityEventsModule,
        SessionsModule,
        UsersModule,
        ImpersonationsModule,
      ],
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
