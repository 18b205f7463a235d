/** The actor of writes that a feed causes. */
export const EXCHANGE_ACTOR = 'system:exchange';
