/** The actor of writes that a term causes and nobody decides. */
export const RETENTION_ACTOR = 'system:retention';
