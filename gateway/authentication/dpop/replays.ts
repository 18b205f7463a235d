/** Remembers what may be shown once. */
export interface Replays {
  /**
   * Notes an id for a while.
   * @returns whether it had not been noted before
   * @throws when that cannot be told; then what came with the id must not be believed
   */
  first(id: string, seconds: number): Promise<boolean>;
  stop(): Promise<void>;
}
