/** The limits announced by hello and enforced on every frame and document (MongoDB 8's own). */
export const MAX_MESSAGE_BYTES = 48_000_000;
export const MAX_DOCUMENT_BYTES = 16_777_216;
export const MAX_WRITE_BATCH = 100_000;
/** A reply may carry a document of the maximal size plus its own envelope. */
export const MAX_BATCH_BYTES = 16_777_216;
/** Until a connection has authenticated it may send only small frames. */
export const MAX_UNAUTHENTICATED_BYTES = 16_384;
