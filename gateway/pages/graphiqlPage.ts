import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import Negotiator from 'negotiator';
import type { Step } from '../http/chain';

/** Path of the files of GraphiQL. */
export const GRAPHIQL_PATH = '/graphiql';

/**
 * Only files of this service. GraphiQL adds one style element when it opens a window, which names
 * the nonce; no other code or style in the page or in attributes takes effect.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const pageWith = (nonce: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="style-nonce" content="${nonce}">
<title>GraphiQL · 河东信用网关</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${GRAPHIQL_PATH}/main.css">
<script src="${GRAPHIQL_PATH}/main.js" defer></script>
</head>
<body><div id="graphiql"></div></body>
</html>
`;

/** GraphiQL for people who open the endpoint in a browser. */
export interface Graphiql {
  /** Answers a GET that prefers HTML, and has no operation in its URL, with the page. */
  readonly page: Step;
  /** Serves the files of the page, below `GRAPHIQL_PATH`. */
  readonly files: RequestHandler;
}

/**
 * Creates the page from a folder with `main.js` and `main.css`.
 * @returns undefined when the folder has none: images contain no development packages
 */
export function graphiql(folder: string): Graphiql | undefined {
  if (!existsSync(join(folder, 'main.js'))) return undefined;
  return {
    page(exchange) {
      const { method, headers } = exchange.request;
      if (method !== 'GET' || exchange.url.includes('?')) return;
      if (!prefersHtml(headers.accept)) return;
      const nonce = randomBytes(16).toString('base64url');
      exchange.header('content-security-policy', policy(nonce));
      exchange.vary('Accept');
      exchange.send(200, pageWith(nonce), 'text/html; charset=utf-8');
    },
    files: express.static(folder, { index: false, redirect: false }),
  };
}

const TYPES = ['application/json', 'application/graphql-response+json', 'text/html'];

function prefersHtml(accept: string | undefined): boolean {
  return (
    accept !== undefined && new Negotiator({ headers: { accept } }).mediaType(TYPES) === 'text/html'
  );
}
