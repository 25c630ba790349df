import { InvalidInput } from '@dspt/contracts/problem';
import { StandardSchemaValidationPipe } from '@nestjs/common';

/** Parses every `{ schema }` parameter; what does not fit becomes one `invalid-input` with a message per field. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new InvalidInput(
      issues.map((issue) => ({
        field: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      })),
    ),
});
