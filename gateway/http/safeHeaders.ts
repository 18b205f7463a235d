/** Headers of every response: it may not be stored, sniffed for another type, or framed. */
export const SAFE_HEADERS: readonly string[] = [
  ...['cache-control', 'no-store'],
  ...['x-content-type-options', 'nosniff'],
  ...['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ...['referrer-policy', 'no-referrer'],
];
