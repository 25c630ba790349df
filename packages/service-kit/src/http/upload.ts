import { InvalidInput } from '@dspt/contracts/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file as it arrives: read `file` to its end, or nothing else on the connection moves. */
export type Upload = MultipartFile;

/** All of an upload in memory, read to its end in any case; `undefined` when it is larger than `max` bytes. */
export async function readUpload({ file }: Upload, max: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= max) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > max || file.truncated ? undefined : Buffer.concat(chunks);
}

/** The one file of a multipart body. */
export const UploadedFile = createParamDecorator(
  async (_: unknown, context: ExecutionContext): Promise<Upload> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const file = request.isMultipart() ? await request.file() : undefined;
    if (!file) throw new InvalidInput([{ field: 'file', message: 'Select a file' }]);
    return file;
  },
);
