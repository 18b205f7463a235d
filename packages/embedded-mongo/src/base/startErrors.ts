/** The data folder cannot be opened; the message is one sentence for the operator. */
export class StoreOpenError extends Error {}

/** The address cannot be used. Only loopback is allowed, because connections are not encrypted. */
export class ListenError extends Error {}
