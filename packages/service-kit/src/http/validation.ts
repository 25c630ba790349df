import { InvalidInput } from '@dspt/contracts/problem';
import { StandardSchemaValidationPipe } from '@nestjs/common';

/** Parses every `{ schema }` parameter; what does not fit becomes one `invalid-input` with a message per field. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => InvalidInput.of(issues),
});
