import { randomUUID } from 'node:crypto';

/**
 * The id of this gateway process in signed requests. The registry tells by it whether a gateway
 * ended before it could log an answer, or lives on and did not log it.
 */
export const GATEWAY_ID = randomUUID();
