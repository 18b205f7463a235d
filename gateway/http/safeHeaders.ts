import type { RequestHandler } from 'express';

/** Nothing that leaves here may be stored, sniffed for another type, or framed. */
export function safeHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('referrer-policy', 'no-referrer');
    next();
  };
}
