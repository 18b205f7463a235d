/** The data folder cannot be opened; the message is one sentence for the operator. */
export class StoreOpenError extends Error {}

/** The store may not be reached from other machines: it would have to encrypt and does not. */
export class ListenError extends Error {}
