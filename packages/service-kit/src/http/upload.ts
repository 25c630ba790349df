import { InvalidInput } from '@dspt/contracts/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file as it arrives: read `file` to its end, or nothing else on the connection moves. */
export type Upload = MultipartFile;

/**
 * What `read` makes of an upload's content.
 * @throws {Unreadable} when the content breaks off; what else `read` throws stays what it is
 * @example await reading(upload, (file) => writeFile(handle, file))
 */
export async function reading<Result>(
  { file }: Upload,
  read: (file: Upload['file']) => Promise<Result>,
): Promise<Result> {
  try {
    return await read(file);
  } catch (error) {
    throw file.errored ? new Unreadable() : error;
  }
}

/** All of an upload in memory, read to its end in any case; `undefined` when it is larger than `max` bytes. */
export const readUpload = (upload: Upload, max: number): Promise<Buffer | undefined> =>
  reading(upload, async (file) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= max) chunks.push(chunk);
      else chunks.length = 0;
    }
    return size > max || file.truncated ? undefined : Buffer.concat(chunks);
  });

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
