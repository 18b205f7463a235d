/** Store of ids that may be used once. */
export interface Replays {
  /**
   * Stores an id for some seconds.
   * @returns whether the id was not stored before
   * @throws when the store cannot decide; whatever carries the id must then be refused
   */
  first(id: string, seconds: number): Promise<boolean>;
  stop(): Promise<void>;
}
