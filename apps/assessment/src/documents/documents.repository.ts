import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface DocumentRow {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

export interface NewDocument extends DocumentRow {
  code: string;
  content: Buffer;
  uploadedAt: Date;
  uploadedBy: string;
  uploadedByName: string;
}

@Injectable()
export class DocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(manager: EntityManager, document: NewDocument): Promise<void> {
    await manager.query(
      `insert into documents (id, code, name, media_type, size, content, uploaded_at, uploaded_by, uploaded_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        document.id,
        document.code,
        document.name,
        document.mediaType,
        document.size,
        document.content,
        document.uploadedAt,
        document.uploadedBy,
        document.uploadedByName,
      ],
    );
  }

  find(code: string, ids: readonly string[]): Promise<DocumentRow[]> {
    return this.dataSource.query(
      'select id, name, media_type as "mediaType", size from documents where code = $1 and id = any($2)',
      [code, ids],
    );
  }

  async content(code: string, id: string): Promise<{ name: string; content: Buffer } | undefined> {
    const [row] = await this.dataSource.query<{ name: string; content: Buffer }[]>(
      'select name, content from documents where code = $1 and id = $2',
      [code, id],
    );
    return row;
  }
}
