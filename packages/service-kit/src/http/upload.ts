import { InvalidInput } from '@dspt/contracts/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file as it arrives: read `file` to its end, or nothing else on the connection moves. */
export type Upload = MultipartFile;

/** The one file of a multipart body. */
export const UploadedFile = createParamDecorator(
  async (_: unknown, context: ExecutionContext): Promise<Upload> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const file = request.isMultipart() ? await request.file() : undefined;
    if (!file) throw new InvalidInput([{ field: 'file', message: 'Select a file' }]);
    return file;
  },
);
