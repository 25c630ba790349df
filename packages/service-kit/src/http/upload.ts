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
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= max) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    throw new Unreadable();
  }
  return size > max || file.truncated ? undefined : Buffer.concat(chunks);
}

/** A multipart body that breaks off, or is none. */
class Unreadable extends InvalidInput {
  constructor() {
    super([{ field: 'file', message: 'The file did not arrive whole. Try again' }]);
  }
}

async function fileOf(request: FastifyRequest): Promise<Upload | undefined> {
  try {
    return await request.file();
  } catch (error) {
    // What is too large or too many says so itself.
    throw (error as { statusCode?: number }).statusCode ? error : new Unreadable();
  }
}

/** The one file of a multipart body. */
export const UploadedFile = createParamDecorator(
  async (_: unknown, context: ExecutionContext): Promise<Upload> => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const file = request.isMultipart() ? await fileOf(request) : undefined;
    if (!file) throw new InvalidInput([{ field: 'file', message: 'Select a file' }]);
    return file;
  },
);
