import { Clock } from '@dspt/service-kit/clock';
import { Draining } from '@dspt/service-kit/http/draining';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { AccountModule } from './account/my-account/account.module.js';
import { ActivityModule } from './provider/activity/activity.module.js';
import { ActionPlanModule } from './provider/action-plan/action-plan.module.js';
import { AnswerCopiesModule } from './provider/answer-copies/answer-copies.module.js';
import { AnswerSheetsModule } from './provider/answer-sheets/answer-sheets.module.js';
import { AssessmentModule } from './provider/assessment/assessment.module.js';
import { ContactModule } from './help/contact/contact.module.js';
import { BadgeModule } from './public/badge/badge.module.js';
import { CertificatesModule } from './provider/certificates/certificates.module.js';
import { Config } from './config.js';
import { DocumentsModule } from './provider/documents/documents.module.js';
import { EmailOutcomesModule } from './help/email-outcomes/email-outcomes.module.js';
import { FindCodeModule } from './public/find-code/find-code.module.js';
import { GuidesModule } from './help/guides/guides.module.js';
import { HealthController } from './health/health.controller.js';
import { ComingUpModule } from './provider/coming-up/coming-up.module.js';
import { AssignmentsModule } from './provider/assignments/assignments.module.js';
import { HandoverModule } from './provider/handover/handover.module.js';
import { HomeModule } from './provider/home/home.module.js';
import { HumanCheckModule } from './human-check/human-check.module.js';
import { IncidentsModule } from './provider/incidents/incidents.module.js';
import { InformationModule } from './public/information/information.module.js';
import { InvitationsModule } from './account/invitations/invitations.module.js';
import { LocalSupportModule } from './help/local-support/local-support.module.js';
import { MembershipsModule } from './account/memberships/memberships.module.js';
import { OrganisationsModule } from './public/organisations/organisations.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PasswordsModule } from './account/passwords/passwords.module.js';
import { PoliciesModule } from './help/policies/policies.module.js';
import { ProfileModule } from './provider/profile/profile.module.js';
import { PublicationsModule } from './provider/publications/publications.module.js';
import { PublishingModule } from './provider/publishing/publishing.module.js';
import { QuizModule } from './public/quiz/quiz.module.js';
import { RegisterFilesModule } from './public/register-files/register-files.module.js';
import { RegistrationModule } from './account/registration/registration.module.js';
import { SignInModule } from './account/sign-in/sign-in.module.js';
import { SideBySideModule } from './public/side-by-side/side-by-side.module.js';
import { SeveralPublicationsModule } from './provider/several-publications/several-publications.module.js';
import { SitesModule } from './provider/sites/sites.module.js';
import { SupplierStatementsModule } from './provider/supplier-statements/supplier-statements.module.js';
import { StaffQuizModule } from './provider/quiz/staff-quiz.module.js';
import { UsersModule } from './provider/users/users.module.js';
import { VerifyModule } from './public/verify/verify.module.js';
import { ImpersonationModule } from './impersonation/impersonation.module.js';

class Connection implements OnApplicationShutdown {
  constructor(private readonly nats: NatsLink) {}

  onApplicationShutdown(): Promise<void> {
    return this.nats.close();
  }
}

const openNats = (config: Config): Promise<NatsLink> =>
  NatsLink.open({
    url: config.NATS_URL,
    service: 'portal',
    user: config.NATS_USER,
    password: config.NATS_PASSWORD,
  });

@Global()
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AccountModule,
        ActionPlanModule,
        ActivityModule,
        AnswerCopiesModule,
        AnswerSheetsModule,
        AssessmentModule,
        AssignmentsModule,
        ComingUpModule,
        BadgeModule,
        CertificatesModule,
        ContactModule,
        DocumentsModule,
        EmailOutcomesModule,
        FindCodeModule,
        GuidesModule,
        HandoverModule,
        HomeModule,
        HumanCheckModule,
        IncidentsModule,
        InformationModule,
        InvitationsModule,
        LocalSupportModule,
        MembershipsModule,
        OrganisationsModule,
        PagesModule,
        PasswordsModule,
        PoliciesModule,
        ProfileModule,
        PublicationsModule,
        PublishingModule,
        QuizModule,
        RegisterFilesModule,
        RegistrationModule,
        SignInModule,
        SideBySideModule,
        SeveralPublicationsModule,
        SitesModule,
        StaffQuizModule,
        SupplierStatementsModule,
        UsersModule,
        VerifyModule,
        ImpersonationModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: Clock, useFactory: () => new Clock(config.TODAY) },
        { provide: Config, useValue: config },
        { provide: NatsLink, useFactory: () => openNats(config) },
        { provide: Connection, inject: [NatsLink], useFactory: (nats: NatsLink) => new Connection(nats) },
        Draining,
        Requests,
      ],
      exports: [Clock, Config, NatsLink, Requests],
    };
  }
}
