import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';

/** Bytes a request may have. */
const BODY_LIMIT = 100 * 1024;
const BYTE_ORDER_MARK = 0xfeff;

const parser = express.raw({
  limit: BODY_LIMIT,
  inflate: false,
  // The type and the charset have been looked at.
  type: () => true,
});

/**
 * The JSON of a request's body, which must be an object or a list; undefined where there is no
 * body. The usual body, whose length is told and is within bounds, is gathered here. Any other
 * (in chunks, too long, empty, encoded) is read by Express.
 * @throws an error with `status`, and `type` `entity.parse.failed` where it is not JSON
 */
export function readBody(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  return isUsual(request) ? gather(request) : parse(request, response);
}

function isUsual({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= BODY_LIMIT &&
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

/** @throws for what is not JSON, and for JSON that is no more than a value */
function jsonOf(text: string): unknown {
  const json = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  if (json === '') return {};
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('It is only a value.');
  return value;
}

function parse(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
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
