import { ServiceModule } from '@dspt/service-kit/service.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from './actions/actions.module.js';
import { ActionPlansModule } from './action-plans/action-plans.module.js';
import { AnswerCopiesModule } from './answer-copies/answer-copies.module.js';
import { AnswerSheetsModule } from './answer-sheets/answer-sheets.module.js';
import { AnswersModule } from './answers/answers.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { ComingUpModule } from './coming-up/coming-up.module.js';
import { Config } from './config.js';
import { ConfirmationsModule } from './confirmations/confirmations.module.js';
import { assessmentDataSource } from './database/data-source.js';
import { DocumentReplacementsModule } from './document-replacements/document-replacements.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { ProfilesModule } from './profiles/profiles.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { PublicationDraftsModule } from './publication-drafts/publication-drafts.module.js';
import { QuizModule } from './quiz/quiz.module.js';
import { SeveralPublicationsModule } from './several-publications/several-publications.module.js';
import { SupplierStatementsModule } from './supplier-statements/supplier-statements.module.js';
import { QuestionSetsModule } from './question-sets/question-sets.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        ServiceModule.forRoot({
          name: 'assessment',
          config,
          database: assessmentDataSource(config.DATABASE_URL),
        }),
        ActionsModule,
        QuestionSetsModule,
        AssessmentsModule,
        AnswersModule,
        AnswerCopiesModule,
        AnswerSheetsModule,
        AssignmentsModule,
        ChangesModule,
        ComingUpModule,
        DocumentsModule,
        DocumentReplacementsModule,
        ConfirmationsModule,
        PersonalDataModule,
        ProfilesModule,
        ActionPlansModule,
        PublicationsModule,
        CertificatesModule,
        PublicationDraftsModule,
        QuizModule,
        SeveralPublicationsModule,
        SupplierStatementsModule,
      ],
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
