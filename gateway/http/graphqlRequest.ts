import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { refuse } from './refuse';

/** Bytes a request may have. */
const BODY_LIMIT = 100 * 1024;
const CONTENT_TYPE = /^application\/json(?:;\s*charset="?utf-8"?)?$/i;

/**
 * Lets only `POST` with exactly `application/json` through: what a browser may send to another
 * site without asking first never gets here.
 */
export function onlyJsonPosts(): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      refuse(response, 'INVALID_OPERATION', 'GraphQL is asked by POST here.', 405);
    } else if (!CONTENT_TYPE.test(request.headers['content-type'] ?? '')) {
      refuse(response, 'INVALID_OPERATION', 'The content type must be application/json.', 415);
    } else next();
  };
}

/** Reads the body: at most 100 kB of JSON, one operation, no list of operations. */
export function jsonBody(): RequestHandler[] {
  return [
    express.json({ limit: BODY_LIMIT, strict: true, inflate: false, type: 'application/json' }),
    (request, response, next) => {
      const body: unknown = request.body;
      if (Array.isArray(body))
        refuse(response, 'INVALID_OPERATION', 'One request carries one operation.');
      else if (!isOperation(body))
        refuse(response, 'INVALID_OPERATION', 'The body is not a GraphQL request.');
      else next();
    },
  ];
}

/** Tells what is wrong with a body that could not be read, without quoting it. */
export function bodyFaults(): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, next) => {
    if (response.headersSent || error.status === undefined || error.status >= 500)
      return next(error);
    if (error.status === 413)
      refuse(response, 'OPERATION_TOO_LARGE', 'A request may have at most 100 kB.', 413);
    else if (error.type === 'entity.parse.failed')
      refuse(response, 'INVALID_OPERATION', 'The body is not JSON.');
    else refuse(response, 'INVALID_OPERATION', 'The body cannot be read.', error.status);
  };
}

function isOperation(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { query, documentId, operationName, variables, extensions } = body as Record<
    string,
    unknown
  >;
  return (
    (isText(query) || (query === undefined && isText(documentId))) &&
    (operationName == null || typeof operationName === 'string') &&
    isObjectOrAbsent(variables) &&
    isObjectOrAbsent(extensions)
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0;
}

function isObjectOrAbsent(value: unknown): boolean {
  return value == null || (typeof value === 'object' && !Array.isArray(value));
}
