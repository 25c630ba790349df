import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { QuizQuestions } from './questions.js';
import { QuizAttemptsController } from './quiz-attempts.controller.js';
import { QuizAttemptsRepository } from './quiz-attempts.repository.js';
import { QuizAttemptsService } from './quiz-attempts.service.js';
import { QuizHousekeeping } from './quiz-housekeeping.js';
import { QuizLinksController } from './quiz-links.controller.js';
import { QuizLinksRepository } from './quiz-links.repository.js';
import { QuizLinksService } from './quiz-links.service.js';
import { QuizPapersController } from './quiz-papers.controller.js';
import { QuizPapersService } from './quiz-papers.service.js';
import { QuizResultsController } from './quiz-results.controller.js';
import { QuizResultsRepository } from './quiz-results.repository.js';
import { QuizResultsService } from './quiz-results.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [QuizLinksController, QuizAttemptsController, QuizPapersController, QuizResultsController],
  providers: [
    QuizAttemptsRepository,
    QuizAttemptsService,
    QuizHousekeeping,
    QuizLinksRepository,
    QuizLinksService,
    QuizPapersService,
    QuizQuestions,
    QuizResultsRepository,
    QuizResultsService,
  ],
})
export class QuizModule {}
