import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { acting } from './audit/acting.js';
import type { ServiceConfig } from './config.js';

const levels = ['debug', 'log', 'warn', 'error', 'fatal'] as const satisfies LogLevel[];

/** Writes a line of JSON each, with the id of the request that has led to it. */
export class JsonLogger extends ConsoleLogger {
  constructor(level: ServiceConfig['LOG_LEVEL']) {
    super({ json: true, logLevels: levels.slice(levels.indexOf(level)) });
  }

  protected override getJsonLogObject(
    ...given: Parameters<ConsoleLogger['getJsonLogObject']>
  ): ReturnType<ConsoleLogger['getJsonLogObject']> {
    const { requestId } = acting();
    return { ...super.getJsonLogObject(...given), ...(requestId ? { requestId } : {}) };
  }

  /** Most lines are text alone, thousands of them a second: what JSON cannot hold need not be looked for there. */
  protected override stringifyJsonLogObject(line: Record<string, unknown>): string {
    return Object.values(line).some((value) => typeof value === 'object')
      ? super.stringifyJsonLogObject(line)
      : JSON.stringify(line);
  }
}
