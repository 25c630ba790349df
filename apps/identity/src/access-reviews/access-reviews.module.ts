import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { AccessReviewsController } from './access-reviews.controller.js';
import { AccessReviewsRepository } from './access-reviews.repository.js';
import { AccessReviewsService } from './access-reviews.service.js';

@Module({
  imports: [UsersModule],
  controllers: [AccessReviewsController],
  providers: [AccessReviewsRepository, AccessReviewsService],
})
export class AccessReviewsModule {}
