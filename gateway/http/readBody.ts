import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads the JSON of a request's body, which must be an object or a list; undefined without a body.
 * A plain body, with a `content-length` within the limit, is read here. Express reads any other
 * body (chunked, too long, empty, compressed).
 * @param limit in bytes
 * @throws an error with `status`, and with `type` `entity.parse.failed` when the body is not JSON
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<unknown> {
  return isPlain(request, limit) ? gather(request) : parse(request, response, limit);
}

function isPlain({ headers }: IncomingMessage, limit: number): boolean {
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= limit &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined
  );
}

function gather(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => reject(fault('request.aborted')));
    request.on('end', () => {
      settle(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), resolve, reject);
    });
  });
}

function settle(bytes: Buffer, resolve: (json: unknown) => void, reject: (error: Error) => void) {
  try {
    resolve(jsonOf(bytes.toString('utf8')));
  } catch {
    reject(fault('entity.parse.failed'));
  }
}

/** @throws when the text is not JSON, or is a JSON scalar */
function jsonOf(text: string): unknown {
  const json = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  if (json === '') return {};
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('The JSON is a scalar.');
  return value;
}

function parse(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<unknown> {
  // `getOrJsonPost` has checked the type and the charset.
  const parser = express.raw({ limit, inflate: false, type: () => true });
  return new Promise((resolve, reject) => {
    parser(request, response, (error?: Error) => {
      if (error !== undefined) return reject(error);
      const { body } = request as { body?: unknown };
      if (Buffer.isBuffer(body)) settle(body, resolve, reject);
      else resolve(undefined);
    });
  });
}

function fault(type: string): Error {
  return Object.assign(new Error('The body cannot be read.'), { status: 400, type });
}
