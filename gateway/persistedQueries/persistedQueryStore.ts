/** The texts of operations by their SHA-256 in hexadecimal. */
export interface PersistedQueryStore {
  /** @returns undefined when the text is unknown, or no longer stored */
  get(hash: string): string | undefined | Promise<string | undefined>;
  set(hash: string, text: string): void;
  stop(): Promise<void>;
}
