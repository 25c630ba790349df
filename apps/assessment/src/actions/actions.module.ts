import { ActionExecutionModule } from '@dspt/service-kit/actions/action-execution.module';
import { Module } from '@nestjs/common';
import { MovesModule } from '../moves/moves.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { QuestionSetsModule } from '../question-sets/question-sets.module.js';
import { CopyPublication } from './copy-publication.js';
import { MoveAssessment } from './move-assessment.js';

/** What the helpdesk can have done to assessments and publications. */
@Module({
  imports: [
    ActionExecutionModule.of('assessment'),
    MovesModule,
    OrganisationsModule,
    PublicationsModule,
    QuestionSetsModule,
  ],
  providers: [CopyPublication, MoveAssessment],
})
export class ActionsModule {}
